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
      return checkOrderType(values.type as OrderType, sent);
  }
}

function checkOrderType(type: OrderType, sent: ReadonlySet<string>): Refusal | undefined {
  const { mandatory, oneOf = [], onlyOne = false, optional } = ORDER_TYPE_PARAMETERS[type];
  const pegged = sent.has("pegPriceType");
  for (const name of mandatory) {
    if (!sent.has(name) && !(name === "price" && pegged)) {
      return refusal("MANDATORY_PARAM_EMPTY_OR_MALFORMED", [name]);
    }
  }
  const [first, second] = oneOf;
  if (first !== undefined && second !== undefined) {
    if (!sent.has(first) && !sent.has(second)) {
      return refusal("MANDATORY_PARAM_EMPTY_OR_MALFORMED", [first, second], "oneOf");
    }
    if (onlyOne && sent.has(first) && sent.has(second)) return refusal("PARAM_NOT_REQUIRED", [second]);
  }
  for (const name of ORDER_TYPE_GOVERNED) {
    const taken = mandatory.includes(name) || oneOf.some((other) => other === name) || optional.includes(name);
    if (sent.has(name) && !taken) return refusal("PARAM_NOT_REQUIRED", [name]);
  }
  if (sent.has("pegOffsetType") !== sent.has("pegOffsetValue")) {
    return refusal("OPTIONAL_PARAMS_BAD_COMBO", ["pegOffsetType, pegOffsetValue"], "together");
  }
  return undefined;
}
