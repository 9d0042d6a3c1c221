import type { Operation, ParameterEntries, Transport } from "@pricetime/sdk/wire";
import type { RateLimitCount } from "../limits/request-weights.js";

export type TimeUnit = "MILLISECOND" | "MICROSECOND";

/** One request of the public API, over REST or over the WebSocket API. One with transport SESSION needs no signature. */
export interface ApiCall {
  readonly operation: Operation;
  readonly transport: Transport;
  /** Decoded names and values as sent, the signature included. */
  readonly entries: ParameterEntries;
  readonly apiKey: string | undefined;
  /** What the signature is over: exactly the bytes sent, as one byte per character. */
  readonly signedPayload: string;
  /** Whom request weight is counted for, see `countedAddress`. */
  readonly address: string;
  /** Where it came from, see `plainAddress`. */
  readonly remoteAddress: string;
  readonly timeUnit: TimeUnit;
}

export interface ApiAnswer {
  /** HTTP status. */
  readonly status: number;
  /** The result, or `{code, msg}`. */
  readonly body: unknown;
  /** In lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Counts this request had a part in; the WebSocket API shows them. */
  readonly rateLimits: readonly RateLimitCount[];
}
