import { legParameter } from "./endpoints/order-list-parameters.js";
import type { OrderType } from "./enums.js";
import type { ParameterRule } from "./operation.js";
import { ORDER_TYPE_GOVERNED, ORDER_TYPE_PARAMETERS } from "./order-type-parameters.js";
import type { ParameterValue } from "./parameter.js";
import { type Refusal, refusal } from "./refusal.js";

/** What was read so far, and which names the client itself sent (defaults are values, but were not sent). */
export interface SentParameters {
  readonly values: { readonly [name: string]: ParameterValue };
  readonly sent: ReadonlySet<string>;
}

const HOUR_MS = 3_600_000;

/** Checks one rule over several parameters. */
export function checkRule(rule: ParameterRule, parameters: SentParameters): Refusal | undefined {
  const { values, sent } = parameters;
  switch (rule.rule) {
    case "oneOf":
      return rule.names.some((name) => sent.has(name))
        ? undefined
        : refusal("MANDATORY_PARAM_EMPTY_OR_MALFORMED", rule.names, "oneOf");
    case "exclusive":
      return rule.names.filter((name) => sent.has(name)).length > 1 ? refusal("OPTIONAL_PARAMS_BAD_COMBO") : undefined;
    case "sets": {
      const among = rule.among.filter((name) => sent.has(name));
      const known = rule.sets.some((set) => set.length === among.length && among.every((name) => set.includes(name)));
      return known ? undefined : refusal("OPTIONAL_PARAMS_BAD_COMBO");
    }
    case "hours": {
      const from = values[rule.from];
      const to = values[rule.to];
      const tooFar = typeof from === "number" && typeof to === "number" && to - from > rule.hours * HOUR_MS;
      return tooFar ? refusal("MORE_THAN_XX_HOURS", [rule.hours]) : undefined;
    }
    case "orderType":
      return checkOrderType(rule, parameters);
    case "pair":
      return checkPair(rule, values);
    case "working":
      return values[rule.type] === "LIMIT" || values[rule.type] === "LIMIT_MAKER"
        ? undefined
        : refusal("WORKING_ORDER_TYPE_REJECTED");
    case "together":
      return sent.has(rule.names[0]) === sent.has(rule.names[1])
        ? undefined
        : refusal("OPTIONAL_PARAMS_BAD_COMBO", rule.names, "recommendation");
  }
}

function checkOrderType(
  { prefix, shared = [] }: Extract<ParameterRule, { rule: "orderType" }>,
  { values, sent }: SentParameters,
): Refusal | undefined {
  const nameOf = (name: string) => (prefix === undefined ? name : legParameter(prefix, name));
  const isSent = (name: string) => shared.includes(name) || sent.has(nameOf(name));
  const {
    mandatory,
    oneOf = [],
    onlyOne = false,
    optional,
  } = ORDER_TYPE_PARAMETERS[values[nameOf("type")] as OrderType];
  const pegged = isSent("pegPriceType");
  for (const name of mandatory) {
    if (!isSent(name) && !(name === "price" && pegged)) {
      return refusal("MANDATORY_PARAM_EMPTY_OR_MALFORMED", [nameOf(name)]);
    }
  }
  const [first, second] = oneOf;
  if (first !== undefined && second !== undefined) {
    if (!isSent(first) && !isSent(second)) {
      return refusal("MANDATORY_PARAM_EMPTY_OR_MALFORMED", [nameOf(first), nameOf(second)], "oneOf");
    }
    if (onlyOne && isSent(first) && isSent(second)) return refusal("PARAM_NOT_REQUIRED", [nameOf(second)]);
  }
  for (const name of ORDER_TYPE_GOVERNED) {
    const taken = mandatory.includes(name) || oneOf.some((other) => other === name) || optional.includes(name);
    if (sent.has(nameOf(name)) && !taken) return refusal("PARAM_NOT_REQUIRED", [nameOf(name)]);
  }
  if (isSent("pegOffsetType") !== isSent("pegOffsetValue")) {
    const both = `${nameOf("pegOffsetType")}, ${nameOf("pegOffsetValue")}`;
    return refusal("OPTIONAL_PARAMS_BAD_COMBO", [both], "together");
  }
  const timeInForce = values[nameOf("timeInForce")] ?? "GTC";
  return prefix !== undefined && isSent("icebergQty") && timeInForce !== "GTC"
    ? refusal("OCO_ICEBERGQTY_TIMEINFORCE", [nameOf("icebergQty"), nameOf("timeInForce")])
    : undefined;
}

/** Of a pair one order limits a loss and the other takes a profit; which of them is above follows from the side. */
function checkPair(
  { side, above, below }: Extract<ParameterRule, { rule: "pair" }>,
  values: SentParameters["values"],
): Refusal | undefined {
  const types = [String(values[above]), String(values[below])];
  if (types.some((type) => type === "LIMIT" || type === "MARKET")) return refusal("OCO_ORDER_TYPE_REJECTED");
  if (types.every((type) => type === "LIMIT_MAKER")) return refusal("BOTH_OCO_ORDERS_CANNOT_BE_LIMIT");
  const isBuy = values[side] === "BUY";
  const [profit, loss] = isBuy ? [types[1], types[0]] : [types[0], types[1]];
  if (loss === "LIMIT_MAKER") {
    return refusal(isBuy ? "BUY_OCO_LIMIT_MUST_BE_BELOW" : "SELL_OCO_LIMIT_MUST_BE_ABOVE");
  }
  if (profit?.startsWith("STOP_LOSS")) {
    return refusal(isBuy ? "BUY_OCO_STOP_LOSS_MUST_BE_ABOVE" : "SELL_OCO_STOP_LOSS_MUST_BE_BELOW");
  }
  if (loss?.startsWith("TAKE_PROFIT")) {
    return refusal(isBuy ? "BUY_OCO_TAKE_PROFIT_MUST_BE_BELOW" : "SELL_OCO_TAKE_PROFIT_MUST_BE_ABOVE");
  }
  return undefined;
}
