import type { WeightRule, WeightStep } from "./operation.js";

/** What the rule looks at; a refused request has read nothing, and costs what none of its parameters being sent costs. */
export type WeighedValues = { readonly [name: string]: unknown };

/** The request weight of one call. */
export function requestWeight(rule: WeightRule, values: WeighedValues = {}): number {
  switch (rule.kind) {
    case "fixed":
      return rule.weight;
    case "steps":
      return stepWeight(rule.steps, Number(values[rule.parameter] ?? 0));
    case "symbols": {
      const { symbol, symbols } = values;
      if (Array.isArray(symbols)) return stepWeight(rule.steps, symbols.length);
      return symbol === undefined ? rule.all : stepWeight(rule.steps, 1);
    }
    case "sent": {
      const value = values[rule.parameter];
      return value === undefined || value === false ? rule.otherwise : rule.sent;
    }
  }
}

function stepWeight(steps: readonly WeightStep[], size: number): number {
  const step = steps.find(({ atMost }) => size <= atMost) ?? steps[steps.length - 1];
  return step?.weight ?? 0;
}
