/** How one kind of market behaves. The five weights are per cent of messages before the feedback that holds the book's size. */
export interface Mix {
  readonly code: number;
  readonly messages: number;
  /** Resting orders that the prefill creates and the flow keeps near. */
  readonly bookSize: number;
  readonly limitGtc: number;
  readonly limitIoc: number;
  readonly market: number;
  readonly cancel: number;
  readonly move: number;
  /** Greatest distance of a passive price from the middle, in ticks, when it is not near. */
  readonly farTicks: number;
  /** Share of passive prices that are near the middle (exponential, mean about eight ticks). */
  readonly nearShare: number;
  readonly crossingLimitShare: number;
  readonly crossingMoveShare: number;
  /** Chance per message that the middle moves by one tick. */
  readonly drift: number;
  /** Share of cancels that name an order which is gone. */
  readonly staleCancelShare: number;
  readonly greatestQuantity: number;
  readonly greatestTakerQuantity: number;
}

export const MIXES = {
  /** One busy instrument with a small book that market makers re-price all the time. */
  xcore: {
    code: 1,
    messages: 3_000_000,
    bookSize: 1000,
    limitGtc: 9,
    limitIoc: 3,
    market: 0,
    cancel: 6,
    move: 82,
    farTicks: 1000,
    nearShare: 0.2,
    crossingLimitShare: 0.06,
    crossingMoveShare: 0.025,
    drift: 0.02,
    staleCancelShare: 0,
    greatestQuantity: 400,
    greatestTakerQuantity: 60,
  },
  /** A crypto spot venue with people and bots on it. */
  retail: {
    code: 2,
    messages: 3_000_000,
    bookSize: 10_000,
    limitGtc: 45,
    limitIoc: 5,
    market: 5,
    cancel: 40,
    move: 5,
    farTicks: 1500,
    nearShare: 0.45,
    crossingLimitShare: 0.02,
    crossingMoveShare: 0.05,
    drift: 0.05,
    staleCancelShare: 0.02,
    greatestQuantity: 400,
    greatestTakerQuantity: 160,
  },
  /** Few price levels with long queues: a stable-coin pair, or a wide tick. */
  deep: {
    code: 3,
    messages: 1_000_000,
    bookSize: 50_000,
    limitGtc: 47,
    limitIoc: 2,
    market: 1,
    cancel: 46,
    move: 4,
    farTicks: 60,
    nearShare: 0.3,
    crossingLimitShare: 0.005,
    crossingMoveShare: 0.01,
    drift: 0.0005,
    staleCancelShare: 0.02,
    greatestQuantity: 400,
    greatestTakerQuantity: 800,
  },
} as const satisfies Record<string, Mix>;

export type MixName = keyof typeof MIXES;
export const MIX_NAMES = Object.keys(MIXES) as MixName[];
