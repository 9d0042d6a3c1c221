import type { OperationParameters } from "../generated/types.js";
import type { Operation } from "./operation.js";
import type { ParameterValue } from "./parameter.js";
import { checkRule } from "./parameter-rules.js";
import { parametersOf, type Transport } from "./parameters.js";
import { readValue } from "./read-value.js";
import { type Refusal, refusal } from "./refusal.js";

/** Names and decoded values as they were sent, in any order. */
export type ParameterEntries = ReadonlyArray<readonly [name: string, value: string]>;

/** The values an operation reads, by its id; defaults are filled in. */
export type ParametersOf<Id extends string> = Id extends keyof OperationParameters
  ? OperationParameters[Id]
  : { readonly [name: string]: ParameterValue | undefined };

export type ParseResult<Values> =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly error: Refusal };

const isZero = (value: ParameterValue | undefined): boolean => typeof value === "string" && !/[1-9]/.test(value);
const refused = (error: Refusal) => ({ ok: false, error }) as const;

/**
 * Reads and checks the parameters of one call by its entry in the table. Pure; safe against any names and values.
 *
 * Precedence: a name sent twice (-1101), more names than the call has (-1101), then each parameter in table order
 * (missing -1102, empty -1105, legal range -1100, size -1108, word or range), then the names nobody read (-1104: seen
 * in the wild before what an order type needs, so that a misspelt name is what the client hears of), then the rules over
 * several parameters in table order, last sizes of zero (-1013). What needs the symbol (does it exist, its precision,
 * its filters) and the clock is the server's to check afterwards.
 *
 * @param entries for REST see `combineEntries`, for the WebSocket API `entriesFromJson`
 * @returns values by name in an object without prototype: decimals as text without leading zeros, whole numbers and
 *   times (ms) as numbers, lists as arrays; parameters that were not sent and have no default are absent
 */
export function parseParameters<Id extends string>(
  operation: Operation<Id>,
  entries: ParameterEntries,
  transport: Transport = "REST",
): ParseResult<ParametersOf<Id>> {
  const parameters = parametersOf(operation, transport);
  const texts = new Map(entries);
  if (texts.size !== entries.length) return refused(refusal("TOO_MANY_PARAMETERS", [], "duplicates"));
  if (texts.size > parameters.length) {
    return refused(refusal("TOO_MANY_PARAMETERS", [parameters.length, texts.size]));
  }

  const values: { [name: string]: ParameterValue } = Object.create(null);
  const sent = new Set<string>();
  for (const parameter of parameters) {
    const text = texts.get(parameter.name);
    if (text === undefined) {
      if (parameter.required) return refused(refusal("MANDATORY_PARAM_EMPTY_OR_MALFORMED", [parameter.name]));
      if ("default" in parameter && parameter.default !== undefined) values[parameter.name] = parameter.default;
      continue;
    }
    if (text === "") return refused(refusal("PARAM_EMPTY", [parameter.name]));
    const reading = readValue(parameter, text);
    if ("refused" in reading) return refused(reading.refused);
    values[parameter.name] = reading.value;
    sent.add(parameter.name);
  }

  if (sent.size !== texts.size) return refused(refusal("UNREAD_PARAMETERS", [sent.size, texts.size]));
  for (const rule of operation.rules) {
    const broken = checkRule(rule, { values, sent });
    if (broken !== undefined) return refused(broken);
  }
  for (const parameter of parameters) {
    if (parameter.type === "DECIMAL" && parameter.zero !== undefined && isZero(values[parameter.name])) {
      return refused(refusal("INVALID_MESSAGE", [], parameter.zero));
    }
  }
  return { ok: true, values: values as ParametersOf<Id> };
}
