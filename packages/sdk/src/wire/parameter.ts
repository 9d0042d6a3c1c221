import type { ErrorName } from "./errors.js";

interface ParameterBase {
  readonly name: string;
  readonly description: string;
  readonly required?: true;
}

/** Text; `pattern` is the legal range as the error message prints it, and an ECMAScript pattern too. */
export interface TextParameter extends ParameterBase {
  readonly type: "STRING";
  readonly pattern: string;
  readonly default?: string;
}

/** One of a closed set of words; another word answers with `error`. */
export interface EnumParameter extends ParameterBase {
  readonly type: "ENUM";
  readonly values: readonly string[];
  readonly error: ErrorName;
  readonly default?: string;
}

/** A decimal string. `decimals` says whose precision limits it: price and amount are quote asset, quantity is base asset. */
export interface DecimalParameter extends ParameterBase {
  readonly type: "DECIMAL";
  readonly decimals: DecimalKind;
  /** Zero answers -1013 with this text. */
  readonly zero?: "invalidPrice" | "invalidQuantity";
}

/** A whole number. INT has 32 bits, LONG 64; past them the answer is -1108. */
export interface IntegerParameter extends ParameterBase {
  readonly type: "INT" | "LONG";
  readonly minimum?: number;
  readonly maximum?: number;
  /** Above `maximum`: cut to it instead of refusing. */
  readonly clamp?: true;
  /** What a number out of range answers; INVALID_PARAMETER unless told. */
  readonly error?: ErrorName;
  readonly default?: number;
}

/** Epoch milliseconds or microseconds; read as whole milliseconds. */
export interface TimeParameter extends ParameterBase {
  readonly type: "TIME";
  /** Earlier than this is malformed (-1102). */
  readonly earliest?: number;
}

/** A span in milliseconds with up to three decimals. */
export interface DurationParameter extends ParameterBase {
  readonly type: "DURATION";
  readonly maximum: number;
  readonly error: ErrorName;
  readonly default: number;
}

export interface BooleanParameter extends ParameterBase {
  readonly type: "BOOLEAN";
  readonly default?: boolean;
}

/** A JSON array of words, e.g. `["BTCUSDT","ETHUSDT"]`. */
export interface ListParameter extends ParameterBase {
  readonly type: "LIST";
  /** The legal range of the whole text. */
  readonly pattern: string;
  /** One bare word is accepted too. */
  readonly bareWord?: true;
  readonly maximumItems?: number;
}

/** Hours or hours:minutes from −12:00 to +14:00; read as minutes east of UTC. */
export interface TimeZoneParameter extends ParameterBase {
  readonly type: "TIME_ZONE";
  readonly default: number;
}

export type Parameter =
  | TextParameter
  | EnumParameter
  | DecimalParameter
  | IntegerParameter
  | TimeParameter
  | DurationParameter
  | BooleanParameter
  | ListParameter
  | TimeZoneParameter;

export type DecimalKind = "price" | "quantity" | "amount";

/** What a parameter reads as: decimals stay text (leading zeros removed), whole numbers and times are numbers. */
export type ParameterValue = string | number | boolean | readonly string[];
