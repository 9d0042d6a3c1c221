import { DECIMAL_MAXIMUM } from "./decimals.js";
import type {
  DecimalParameter,
  DurationParameter,
  EnumParameter,
  IntegerParameter,
  ListParameter,
  Parameter,
  ParameterValue,
  TimeParameter,
} from "./parameter.js";
import { legalRange } from "./parameters.js";
import { type Refusal, refusal } from "./refusal.js";
import { MICROSECONDS_FROM } from "./timing.js";

type Reading = { readonly value: ParameterValue } | { readonly refused: Refusal };

const INT_MAXIMUM = 2_147_483_647;
const LONG_MAXIMUM = "9223372036854775807";
const [MAXIMUM_WHOLE = "", MAXIMUM_FRACTION = ""] = DECIMAL_MAXIMUM.split(".");

const legalRanges = new Map<string, RegExp>();

/** The ranges come from the table, never from a request, so the cache stays as small as the table. */
function matches(range: string, text: string): boolean {
  let compiled = legalRanges.get(range);
  if (compiled === undefined) {
    compiled = new RegExp(range);
    legalRanges.set(range, compiled);
  }
  return compiled.test(text);
}

/** Reads one sent, non-empty value by its row of the table. */
export function readValue(parameter: Parameter, text: string): Reading {
  if (parameter.type === "ENUM") return readWord(parameter, text);
  const range = legalRange(parameter);
  if (!matches(range, text)) {
    return parameter.type === "LIST" && !isJson(text)
      ? { refused: refusal("INVALID_JSON", [parameter.name]) }
      : { refused: refusal("ILLEGAL_CHARS", [parameter.name, range]) };
  }
  switch (parameter.type) {
    case "STRING":
      return { value: text };
    case "BOOLEAN":
      return { value: text.toLowerCase() === "true" };
    case "DECIMAL":
      return readDecimal(parameter, text);
    case "INT":
    case "LONG":
      return readInteger(parameter, text);
    case "TIME":
      return readTime(parameter, text);
    case "DURATION":
      return readDuration(parameter, text);
    case "LIST":
      return readList(parameter, text);
    case "TIME_ZONE":
      return readTimeZone(parameter.name, text);
  }
}

function readWord({ name, values, error }: EnumParameter, text: string): Reading {
  return values.includes(text) ? { value: text } : { refused: refusal(error, [name]) };
}

const withoutLeadingZeros = (digits: string): string => digits.replace(/^0+(?=.)/, "");

function readDecimal({ name }: DecimalParameter, text: string): Reading {
  const [digits = "", fraction = ""] = text.split(".");
  const whole = withoutLeadingZeros(digits);
  if (exceedsMaximum(whole, fraction)) return { refused: refusal("PARAM_OVERFLOW", [name]) };
  return { value: fraction === "" ? whole : `${whole}.${fraction}` };
}

function exceedsMaximum(whole: string, fraction: string): boolean {
  if (whole.length !== MAXIMUM_WHOLE.length) return whole.length > MAXIMUM_WHOLE.length;
  if (whole !== MAXIMUM_WHOLE) return whole > MAXIMUM_WHOLE;
  return fraction.replace(/0+$/, "") > MAXIMUM_FRACTION;
}

function isLong(digits: string): boolean {
  return digits.length < LONG_MAXIMUM.length || (digits.length === LONG_MAXIMUM.length && digits <= LONG_MAXIMUM);
}

/** Ids above 2^53 lose digits here; they stay above every id the engine gives out, so they name nothing. */
function readInteger(parameter: IntegerParameter, text: string): Reading {
  const digits = withoutLeadingZeros(text);
  const value = Number(digits);
  if (!isLong(digits) || (parameter.type === "INT" && value > INT_MAXIMUM)) {
    return { refused: refusal("PARAM_OVERFLOW", [parameter.name]) };
  }
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY, clamp = false } = parameter;
  if (value > maximum && clamp) return { value: maximum };
  if (value < minimum || value > maximum) {
    return { refused: refusal(parameter.error ?? "INVALID_PARAMETER", [parameter.name]) };
  }
  return { value };
}

function readTime({ name, earliest = 0 }: TimeParameter, text: string): Reading {
  const digits = withoutLeadingZeros(text);
  if (!isLong(digits)) return { refused: refusal("PARAM_OVERFLOW", [name]) };
  const sent = Number(digits);
  const value = sent >= MICROSECONDS_FROM ? Math.floor(sent / 1000) : sent;
  return value < earliest ? { refused: refusal("MANDATORY_PARAM_EMPTY_OR_MALFORMED", [name]) } : { value };
}

function readDuration({ name, maximum, error }: DurationParameter, text: string): Reading {
  const value = Number(text);
  return value > maximum ? { refused: refusal(error, [name]) } : { value };
}

function readList({ name, bareWord, maximumItems }: ListParameter, text: string): Reading {
  if (bareWord && !text.startsWith("[")) return { value: [text] };
  const items: readonly string[] = JSON.parse(text);
  if (maximumItems !== undefined && items.length > maximumItems) {
    return { refused: refusal("TOO_MANY_PARAMETERS", [name, maximumItems], "tooManyValues") };
  }
  if (new Set(items).size !== items.length) return { refused: refusal("DUPLICATE_SYMBOLS") };
  if (items.length === 0) return { refused: refusal("PARAM_EMPTY", [name]) };
  return { value: items };
}

const WEST_MINUTES = -12 * 60;
const EAST_MINUTES = 14 * 60;

function readTimeZone(name: string, text: string): Reading {
  const [hours = "", minutes = "0"] = text.replace(/^[+-]/, "").split(":");
  const size = Number(hours) * 60 + Number(minutes);
  const offset = text.startsWith("-") ? 0 - size : size;
  const exists = Number(minutes) < 60 && offset >= WEST_MINUTES && offset <= EAST_MINUTES;
  return exists ? { value: offset } : { refused: refusal("INVALID_PARAMETER", [name]) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
