import { createEngine, type Envelope } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  CAROL,
  createReferenceEngine,
  deposit,
  EnginePair,
  givenOn,
  limitBuy,
  limitSell,
  type StoryEngine,
  type TestVenueOptions,
  testVenue,
} from "@pricetime/engine/testing";

/** Both engines at once, which must agree in their events and in all that can be asked. */
export function givenPair() {
  const pair = new EnginePair(createEngine(), createReferenceEngine());
  const execute: StoryEngine["execute"] = (timeMs, envelope) => {
    const events = pair.execute(timeMs, envelope);
    // Long stories compare the whole state only now and then; their events are compared always.
    if (pair.engine.position < 100 || pair.engine.position % 5_000 === 0) pair.compareState();
    return events;
  };
  return { execute, engine: pair.engine };
}

/** Every story of the rule book runs on both engines. */
export function pairedEngines(): StoryEngine {
  const { execute, engine } = givenPair();
  return {
    execute,
    balance: (accountId, assetId) => engine.balance(accountId, assetId),
    depth: (symbolId) => engine.depth(symbolId),
  };
}

export const given = givenOn(pairedEngines);

/** The test venue with alice, bob and carol owning 1,000,000 USDT, 100 BTC and 1,000 ETH each. */
export const fundedVenue = (options: TestVenueOptions = {}) => [
  ...testVenue(options),
  ...[ALICE, BOB, CAROL].flatMap((accountId) =>
    ["1000000 USDT", "100 BTC", "1000 ETH"].map((text) => deposit(accountId, text)),
  ),
];

/** Bob and Carol trade a little at a price, so that it is the last one; their orders leave nothing behind. */
export const tradeAt = (price: number | string): Envelope[] => [
  limitSell(BOB, `0.1 BTC @ ${price}`),
  limitBuy(CAROL, `0.1 BTC @ ${price}`),
];

/** The venue after a first trade. */
export const lastPriceIs = (price: number | string) => [...fundedVenue(), ...tradeAt(price)];
