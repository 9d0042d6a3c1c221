const REMEMBERED = 4096;

/** The ids of resting orders, with O(1) choice by number, and the last 4096 ids that left. Both orders are part of the format. */
export class LiveOrders {
  count = 0;
  readonly #ids: Int32Array;
  readonly #place: Int32Array;
  readonly #gone = new Int32Array(REMEMBERED);
  #goneCount = 0;

  constructor(highestOrderId: number) {
    this.#ids = new Int32Array(highestOrderId + 1);
    this.#place = new Int32Array(highestOrderId + 1);
  }

  add(orderId: number): void {
    this.#place[orderId] = this.count;
    this.#ids[this.count++] = orderId;
  }

  /** The last id takes the place of the one that leaves. */
  remove(orderId: number): void {
    const place = this.#place[orderId] as number;
    const moved = this.#ids[--this.count] as number;
    this.#ids[place] = moved;
    this.#place[moved] = place;
    this.#gone[this.#goneCount++ % REMEMBERED] = orderId;
  }

  at(place: number): number {
    return this.#ids[place] as number;
  }

  get rememberedGone(): number {
    return Math.min(this.#goneCount, REMEMBERED);
  }

  goneAt(place: number): number {
    return this.#gone[place] as number;
  }
}
