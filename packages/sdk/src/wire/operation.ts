import type { ErrorName } from "./errors.js";
import type { JsonSchema } from "./json-schema.js";
import type { Parameter } from "./parameter.js";

/** Who may call. All but NONE need an API key; `signed` says whether timestamp and signature are needed too. */
export type Security = "NONE" | "TRADE" | "USER_DATA" | "USER_STREAM";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** How much request weight a call costs. */
export type WeightRule =
  | { readonly kind: "fixed"; readonly weight: number }
  /** By the value of a whole-number parameter: the first step it does not exceed; above all steps the last one. */
  | { readonly kind: "steps"; readonly parameter: string; readonly steps: readonly WeightStep[] }
  /** By how many symbols are named: `symbol` counts as one; none named costs `all`. */
  | { readonly kind: "symbols"; readonly steps: readonly WeightStep[]; readonly all: number }
  /** By whether a parameter was sent (a flag: sent as true). */
  | { readonly kind: "sent"; readonly parameter: string; readonly sent: number; readonly otherwise: number };

export interface WeightStep {
  readonly atMost: number;
  readonly weight: number;
}

/** Rules over several parameters, checked in this order after each one was read. */
export type ParameterRule =
  /** At least one must be sent (-1102). */
  | { readonly rule: "oneOf"; readonly names: readonly [string, string] }
  /** At most one of each pair may be sent (-1128). */
  | { readonly rule: "exclusive"; readonly names: readonly string[] }
  /** Only these sets, nothing more (-1128). Parameters outside `among` are free. */
  | { readonly rule: "sets"; readonly among: readonly string[]; readonly sets: readonly (readonly string[])[] }
  /** At most this many hours apart (-1127). */
  | { readonly rule: "hours"; readonly from: string; readonly to: string; readonly hours: number }
  /** What the order type needs and takes: ORDER_TYPE_PARAMETERS (-1102, -1106, -1128). */
  | {
      readonly rule: "orderType";
      /** Of an order of a list: what its parameters begin with. */
      readonly prefix?: string;
      /** What the list says for all of its orders. */
      readonly shared?: readonly string[];
    }
  /** Types and sides of a pair of which one cancels the other, by the names of their parameters (-1158, -1165 … -1199). */
  | { readonly rule: "pair"; readonly side: string; readonly above: string; readonly below: string }
  /** The type of a working order: LIMIT or LIMIT_MAKER (-1159). */
  | { readonly rule: "working"; readonly type: string }
  /** Both or none (-1128). */
  | { readonly rule: "together"; readonly names: readonly [string, string] };

/** The small part of an endpoint that a client needs to call it. */
export interface Route<Id extends string = string> {
  readonly id: Id;
  readonly method: Method;
  readonly path: string;
  readonly security: Security;
  readonly signed: boolean;
  readonly weight: WeightRule;
}

/** One call of the public contract, over REST or over the WebSocket API. */
export interface Operation<Id extends string = string> {
  readonly id: Id;
  readonly summary: string;
  readonly tag: "general" | "market data" | "trading" | "account" | "user data stream";
  readonly security: Security;
  readonly signed: boolean;
  readonly weight: WeightRule;
  /** A call that succeeded gives its weight back. */
  readonly freeOnSuccess?: true;
  /** How many unfilled orders a successful call adds to the ORDERS limits. */
  readonly orderCount: number;
  /** The same call on the WebSocket API. */
  readonly webSocketMethod: string | null;
  /** In the order clients see them, without those that security adds (apiKey, recvWindow, timestamp, signature). */
  readonly parameters: readonly Parameter[];
  readonly rules: readonly ParameterRule[];
  /** Body of a success. */
  readonly response: JsonSchema;
  /** What this call can answer beyond what every call of its security can; `errorsOf` adds those. */
  readonly errors: readonly ErrorName[];
}

/** One REST endpoint. */
export interface Endpoint<Id extends string = string> extends Operation<Id>, Route<Id> {}
