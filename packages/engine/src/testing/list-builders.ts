import type { Envelope } from "../messages/command.js";
import type { NewOrderList, OrderListLeg } from "../messages/order-commands.js";
import { ExpectationFailed } from "./differences.js";
import { envelopeOf, symbolIdOf } from "./test-venue.js";

/** The legs of a pair, as the commands that would place them alone. */
export interface Pair {
  readonly above: Envelope;
  readonly below: Envelope;
}

type ListOptions = Partial<Pick<NewOrderList, "listClientOrderId" | "selfTradePreventionMode">>;

function legOf({ command }: Envelope): OrderListLeg {
  if (command.type !== "NewOrder") throw new ExpectationFailed("a leg of a list is told as a NewOrder");
  const { clientOrderId, instructions, orderType, price, quantity, side, timeInForce } = command;
  return { side, orderType, timeInForce, price, quantity, clientOrderId, ...(instructions && { instructions }) };
}

function listOf(
  placing: Envelope,
  kind: NewOrderList["kind"],
  legs: Readonly<Record<string, Envelope>>,
  options: ListOptions,
): Envelope {
  if (placing.command.type !== "NewOrder") throw new ExpectationFailed("a leg of a list is told as a NewOrder");
  return envelopeOf(placing.accountId, {
    type: "NewOrderList",
    symbolId: placing.command.symbolId,
    kind,
    listClientOrderId: "",
    selfTradePreventionMode: "NONE",
    ...Object.fromEntries(Object.entries(legs).map(([name, leg]) => [name, legOf(leg)])),
    ...options,
  });
}

/** One cancels the other; account and symbol are those of the leg above. */
export const oco = ({ above, below }: Pair, options: ListOptions = {}): Envelope =>
  listOf(above, "OCO", { above, below }, options);

/** The pending order waits for the working one to be filled; account and symbol are those of the working one. */
export const oto = (working: Envelope, pending: Envelope, options: ListOptions = {}): Envelope =>
  listOf(working, "OTO", { working, pending }, options);

/** A pair waits for the working order to be filled. */
export const otoco = (working: Envelope, { above, below }: Pair, options: ListOptions = {}): Envelope =>
  listOf(working, "OTOCO", { working, above, below }, options);

/** By list id (a number) or by list client order id (a text). */
export const cancelList = (accountId: number, list: number | string, symbol = "BTCUSDT"): Envelope =>
  envelopeOf(accountId, {
    type: "CancelOrderList",
    symbolId: symbolIdOf(symbol),
    orderListId: typeof list === "number" ? list : 0,
    listClientOrderId: typeof list === "string" ? list : "",
    newClientOrderId: "",
  });
