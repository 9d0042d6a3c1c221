import type { HotState } from "@pricetime/adapters";
import type { DepthChanged, Trade } from "@pricetime/engine";
import type { StreamName } from "@pricetime/sdk/wire";
import type { Market, Markets } from "../../markets.js";
import type { JournalTime } from "../journal-time.js";
import type { TickerReader } from "./ticker-reader.js";

/** What market streams are made of. */
export type MarketEvent = Trade | DepthChanged;

/** Where the messages of one stream come from. Made for its first subscriber, dropped with its last. */
export interface StreamSource {
  /** An event of its market, in order; `timeMs` is its journal time. */
  take?(event: MarketEvent, timeMs: number): void;
  /** All events that were committed together have been taken. */
  flush?(): void | Promise<void>;
  /** Its speed's time has come. Not called again before it is done. */
  beat?(nowMs: number): void | Promise<void>;
  /**
   * The state as it is, for whoever has just come; undefined when there is none. A stream that has it tells states: a later
   * message makes an earlier one worthless.
   */
  current?(): Promise<object | undefined>;
}

export interface SourceOptions {
  readonly stream: StreamName;
  readonly hotState: HotState;
  readonly markets: Markets;
  readonly time: JournalTime;
  readonly tickers: TickerReader;
  readonly publish: (payload: object) => void;
}

export interface MarketSourceOptions extends SourceOptions {
  readonly market: Market;
}
