import { collectGarbage } from "./collect-garbage.js";
import { fillBook, marketWithoutOrders } from "./fill-book.js";

export interface WeighOrdersJob {
  readonly orders: number;
  readonly withClientOrderIds: boolean;
}

export interface OrderWeight {
  readonly orders: number;
  /** Of all memory that the engine came to hold, typed arrays with their room to grow included. */
  readonly bytesPerOrder: number;
  readonly heapBytesPerOrder: number;
  readonly arrayBytesPerOrder: number;
}

const WARM_UP_ORDERS = 50_000;

/** What open orders weigh: memory after a full collection, less that of the same market without orders. */
export async function weighOrders({ orders, withClientOrderIds }: WeighOrdersJob): Promise<OrderWeight> {
  compile(withClientOrderIds);
  const engine = marketWithoutOrders();
  const before = memory();
  fillBook(engine, orders, withClientOrderIds);
  const after = memory();
  const heapBytesPerOrder = (after.heap - before.heap) / orders;
  const arrayBytesPerOrder = (after.arrays - before.arrays) / orders;
  if (engine.depth(0).bids.length === 0) throw new Error("the orders are not there");
  return { orders, heapBytesPerOrder, arrayBytesPerOrder, bytesPerOrder: heapBytesPerOrder + arrayBytesPerOrder };
}

/** Compiled code is memory too: it is made before. A function of its own, so that nothing of this book is held afterwards. */
function compile(withClientOrderIds: boolean): void {
  fillBook(marketWithoutOrders(), WARM_UP_ORDERS, withClientOrderIds);
}

function memory() {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, arrays: arrayBuffers };
}
