import { createEngine, type Engine, toNotional, toPrice, toQuantity } from "@pricetime/engine";
import { listMarket, MARKET_SYMBOL_ID, unremembered } from "../../drivers/pricetime-market.js";
import { RandomStream } from "../../flow/random.js";

const USERS = 1000;
const START_MS = 1_700_000_000_000;
const MIDDLE = 32_000;
const LEVELS_PER_SIDE = 1000;
const GREATEST_QUANTITY = 100;
const CLIENT_ID_LENGTH = 22;

/** An engine with one symbol and funded accounts. */
export function marketWithoutOrders(): Engine {
  const engine = createEngine();
  listMarket((envelope) => engine.execute(START_MS, envelope), USERS);
  return engine;
}

/** Places orders that rest, on 2,000 price levels, for 1,000 accounts in turn. */
export function fillBook(engine: Engine, orders: number, withClientOrderIds: boolean): void {
  const random = new RandomStream(1);
  for (let order = 1; order <= orders; order++) {
    const side = order % 2 === 0 ? "BUY" : "SELL";
    const ticks = 1 + random.below(LEVELS_PER_SIDE);
    place(engine, 1 + (order % USERS), side, side === "BUY" ? MIDDLE - ticks : MIDDLE + ticks, {
      quantity: 1 + random.below(GREATEST_QUANTITY),
      clientOrderId: withClientOrderIds ? clientOrderId(order) : "",
    });
  }
}

/** @throws Error when the order is refused or trades */
export function place(
  engine: Engine,
  accountId: number,
  side: "BUY" | "SELL",
  price: number,
  { quantity = 1, clientOrderId = "" } = {},
): void {
  const command = {
    type: "NewOrder",
    symbolId: MARKET_SYMBOL_ID,
    side,
    orderType: "LIMIT",
    timeInForce: "GTC",
    price: toPrice(price),
    quantity: toQuantity(quantity),
    quoteOrderQuantity: toNotional(0),
    clientOrderId,
    selfTradePreventionMode: "NONE",
  } as const;
  const events = engine.execute(START_MS, unremembered(accountId, command));
  if (events.type(0) !== "OrderNew" || events.type(1) === "Trade")
    throw new Error(`an order does not rest: ${JSON.stringify(events.get(0))}`);
}

/** As the journal's decoder makes it: one flat string, not parts that were added. */
const clientOrderId = (order: number): string =>
  Buffer.from(`x-${order}`.padEnd(CLIENT_ID_LENGTH, "Q"), "latin1").toString("latin1");
