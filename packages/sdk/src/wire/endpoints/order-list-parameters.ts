import type { Parameter } from "../parameter.js";
import { clientOrderId } from "../parameters.js";
import { oneSymbol, orderParameters } from "./order-parameters.js";

const named = (name: string): Parameter => {
  const parameter = orderParameters.find((row) => row.name === name);
  if (parameter === undefined) throw new Error(`orders have no parameter ${name}`);
  return parameter;
};

/** What every list says for all of its orders. */
export const listParameters: readonly Parameter[] = [
  oneSymbol,
  {
    ...clientOrderId,
    name: "listClientOrderId",
    description: "The client's id of the list, unique among its open lists; made up when not sent.",
  },
  { ...named("newOrderRespType"), description: "How much is said of each order; RESULT when not sent." },
  named("selfTradePreventionMode"),
];

export const sideOf = (name: string): Parameter => ({ ...named("side"), name });
export const quantityOf = (name: string): Parameter => ({ ...named("quantity"), name, required: true });

/** What one order of a list may be told beside its side and quantity; each name of a single order, with a prefix. */
const LEG_PARAMETERS = [
  "type",
  "timeInForce",
  "price",
  "newClientOrderId",
  "strategyId",
  "strategyType",
  "stopPrice",
  "trailingDelta",
  "icebergQty",
  "pegPriceType",
  "pegOffsetValue",
  "pegOffsetType",
] as const;

/** The name of an order's parameter in a list, e.g. `abovePrice`. */
export function legParameter(prefix: string, name: string): string {
  const plain = name === "newClientOrderId" ? "clientOrderId" : name;
  return prefix + plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The parameters of one order of a list. */
export const legParameters = (prefix: string, whose: string): readonly Parameter[] =>
  LEG_PARAMETERS.map((name) => {
    const { description, ...parameter } = named(name);
    return { ...parameter, name: legParameter(prefix, name), description: `Of ${whose}: ${description}` };
  });
