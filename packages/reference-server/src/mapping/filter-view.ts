import type { ExchangeFilters } from "@pricetime/engine";
import type { ExchangeFilter, SymbolFilter } from "@pricetime/sdk";
import type { Market } from "../markets.js";
import { notionalText, priceText, quantityText, rateText } from "./decimal-text.js";

/** A symbol's filters as exchangeInfo shows them. */
export function symbolFilters(market: Market): SymbolFilter[] {
  const { filters } = market.definition;
  const { priceFilter, notional, minNotional, percentPrice, percentPriceBySide, maxPosition, trailingDelta } = filters;
  const lot = ({ minQuantity, maxQuantity, stepSize }: typeof filters.lotSize) => ({
    minQty: quantityText(market, minQuantity),
    maxQty: quantityText(market, maxQuantity),
    stepSize: quantityText(market, stepSize),
  });
  const views: (SymbolFilter | undefined)[] = [
    {
      filterType: "PRICE_FILTER",
      minPrice: priceText(market, priceFilter.minPrice),
      maxPrice: priceText(market, priceFilter.maxPrice),
      tickSize: priceText(market, priceFilter.tickSize),
    },
    { filterType: "LOT_SIZE", ...lot(filters.lotSize) },
    filters.icebergParts && { filterType: "ICEBERG_PARTS", ...filters.icebergParts },
    filters.marketLotSize && { filterType: "MARKET_LOT_SIZE", ...lot(filters.marketLotSize) },
    trailingDelta && { filterType: "TRAILING_DELTA", ...trailingDelta },
    percentPrice && {
      filterType: "PERCENT_PRICE",
      multiplierUp: rateText(percentPrice.multiplierUp),
      multiplierDown: rateText(percentPrice.multiplierDown),
      avgPriceMins: percentPrice.averagePriceMinutes,
    },
    percentPriceBySide && {
      filterType: "PERCENT_PRICE_BY_SIDE",
      bidMultiplierUp: rateText(percentPriceBySide.bidMultiplierUp),
      bidMultiplierDown: rateText(percentPriceBySide.bidMultiplierDown),
      askMultiplierUp: rateText(percentPriceBySide.askMultiplierUp),
      askMultiplierDown: rateText(percentPriceBySide.askMultiplierDown),
      avgPriceMins: percentPriceBySide.averagePriceMinutes,
    },
    notional && {
      filterType: "NOTIONAL",
      minNotional: notionalText(market, notional.minNotional),
      applyMinToMarket: notional.applyMinToMarket,
      maxNotional: notionalText(market, notional.maxNotional),
      applyMaxToMarket: notional.applyMaxToMarket,
      avgPriceMins: notional.averagePriceMinutes,
    },
    minNotional && {
      filterType: "MIN_NOTIONAL",
      minNotional: notionalText(market, minNotional.minNotional),
      applyToMarket: minNotional.applyToMarket,
      avgPriceMins: minNotional.averagePriceMinutes,
    },
    maxPosition && { filterType: "MAX_POSITION", maxPosition: quantityText(market, maxPosition.maxPosition) },
    filters.maxNumOrders && { filterType: "MAX_NUM_ORDERS", ...filters.maxNumOrders },
    filters.maxNumOrderLists && { filterType: "MAX_NUM_ORDER_LISTS", ...filters.maxNumOrderLists },
    filters.maxNumAlgoOrders && { filterType: "MAX_NUM_ALGO_ORDERS", ...filters.maxNumAlgoOrders },
    filters.maxNumIcebergOrders && { filterType: "MAX_NUM_ICEBERG_ORDERS", ...filters.maxNumIcebergOrders },
    filters.maxNumOrderAmends && { filterType: "MAX_NUM_ORDER_AMENDS", ...filters.maxNumOrderAmends },
  ];
  return views.filter((view) => view !== undefined);
}

/** The filters of the whole exchange as exchangeInfo shows them. */
export function exchangeFilters(filters: ExchangeFilters): ExchangeFilter[] {
  const { exchangeMaxNumOrders, exchangeMaxNumAlgoOrders, exchangeMaxNumIcebergOrders, exchangeMaxNumOrderLists } =
    filters;
  const views: (ExchangeFilter | undefined)[] = [
    exchangeMaxNumOrders && { filterType: "EXCHANGE_MAX_NUM_ORDERS", ...exchangeMaxNumOrders },
    exchangeMaxNumAlgoOrders && { filterType: "EXCHANGE_MAX_NUM_ALGO_ORDERS", ...exchangeMaxNumAlgoOrders },
    exchangeMaxNumIcebergOrders && { filterType: "EXCHANGE_MAX_NUM_ICEBERG_ORDERS", ...exchangeMaxNumIcebergOrders },
    exchangeMaxNumOrderLists && { filterType: "EXCHANGE_MAX_NUM_ORDER_LISTS", ...exchangeMaxNumOrderLists },
  ];
  return views.filter((view) => view !== undefined);
}
