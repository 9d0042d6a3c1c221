import type { AssetFilters, ExchangeFilters } from "./symbol-filters.js";

/** The filters that belong to no symbol: those of the whole exchange, and those of single assets. */
export class VenueFilters {
  #exchange: ExchangeFilters = {};
  /** By asset id. */
  readonly #assets: (AssetFilters | undefined)[] = [];
  /** Whether there are any at all: almost no venue has them. */
  any = false;

  get exchange(): ExchangeFilters {
    return this.#exchange;
  }

  setExchange(filters: ExchangeFilters): void {
    this.#exchange = filters;
    this.#update();
  }

  asset(assetId: number): AssetFilters {
    return this.#assets[assetId] ?? {};
  }

  setAsset(assetId: number, filters: AssetFilters): void {
    this.#assets[assetId] = filters;
    this.#update();
  }

  #update(): void {
    this.any = [this.#exchange, ...this.#assets].some((filters) => filters && Object.keys(filters).length > 0);
  }
}
