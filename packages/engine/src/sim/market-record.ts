import type { Side } from "../order/enums.js";

// What markets publish, as plain data in the symbol's own units. A recording may hold any mixture, in order of its times.

/** A trade that happened. */
export interface RecordedTrade {
  readonly kind: "TRADE";
  /** ms since the epoch, as in all records. */
  readonly timeMs: number;
  readonly takerSide: Side;
  readonly price: number;
  readonly quantity: number;
}

/** A price level's new total (level 2), 0 when it is gone. */
export interface RecordedLevel {
  readonly kind: "LEVEL";
  readonly timeMs: number;
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
}

/** An order that was placed and rests (level 3). */
export interface RecordedOrder {
  readonly kind: "ORDER";
  readonly timeMs: number;
  /** `[a-zA-Z0-9-_]{1,36}`, unique among the recording's open orders. */
  readonly id: string;
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
}

/** An order of the recording that was canceled (level 3). */
export interface RecordedCancel {
  readonly kind: "CANCEL";
  readonly timeMs: number;
  readonly id: string;
}

export type MarketRecord = RecordedTrade | RecordedLevel | RecordedOrder | RecordedCancel;
