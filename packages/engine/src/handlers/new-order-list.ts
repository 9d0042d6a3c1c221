import type { NewOrderList } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { ORDER_LIST_KINDS } from "../order/enums.js";
import type { State } from "../state.js";
import { isClientOrderId } from "./client-order-id.js";
import { JudgedOrder, readNewOrder } from "./judge-order.js";
import { judgeOrderList } from "./judge-order-list.js";
import { isStopLoss, type JudgedLeg, LEG_NAMES, type LegName, legCommand } from "./order-list-legs.js";
import { placeOrderList } from "./place-order-list.js";
import { whyNoTrading } from "./why-no-trading.js";

/** Places the orders of a list, all or none. Answers with the reason when it is refused. */
export function newOrderList(state: State, accountId: number, command: NewOrderList): RejectReason | undefined {
  // 1. Refuse. Nothing in this half changes state.
  const legs = readNewOrderList(command);
  if (legs === undefined) return "MALFORMED_COMMAND";
  if (!state.accounts.mayTrade(accountId)) return whyNoTrading(state.accounts, accountId);
  const market = state.markets[command.symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const reason = judgeOrderList(state, market, accountId, command, legs);
  if (reason !== undefined) return reason;

  // 2. Commit.
  placeOrderList(state, market, accountId, command, legs);
  return undefined;
}

const LEGS_OF_KIND: Readonly<Record<NewOrderList["kind"], readonly LegName[]>> = {
  OCO: ["above", "below"],
  OTO: ["working", "pending"],
  OTOCO: ["working", "above", "below"],
  OPO: ["working", "pending"],
  OPOCO: ["working", "above", "below"],
};

/** The legs of a list in the order of their ids; undefined unless the command has the shape of its type and exactly its kind's legs. */
function readNewOrderList(command: NewOrderList): JudgedLeg[] | undefined {
  const { kind, listClientOrderId, symbolId } = command;
  if (!isGuarded(symbolId) || !ORDER_LIST_KINDS.includes(kind) || !isClientOrderId(listClientOrderId)) return undefined;
  const legs: JudgedLeg[] = [];
  for (const name of LEG_NAMES) {
    const leg = command[name];
    if ((leg !== undefined) !== LEGS_OF_KIND[kind].includes(name)) return undefined;
    if (leg === undefined) continue;
    if (typeof leg !== "object" || leg === null) return undefined;
    const judged = { name, command: legCommand(command, leg), judged: new JudgedOrder() };
    if (!readNewOrder(judged.command, judged.judged)) return undefined;
    legs.push(judged);
  }
  return stopLossFirst(legs);
}

/** Of a pair the stop loss has the lower id. */
function stopLossFirst(legs: JudgedLeg[]): JudgedLeg[] {
  const [last, other] = [legs.at(-1), legs.at(-2)];
  if (last?.name !== "below" || other === undefined || !isStopLoss(last)) return legs;
  return [...legs.slice(0, -2), last, other];
}
