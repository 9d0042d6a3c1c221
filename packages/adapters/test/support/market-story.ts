import type { ReleasedCommand } from "@pricetime/adapters";
import { createEngine, type Envelope } from "@pricetime/engine";
import { createLiveState, type LiveState } from "@pricetime/engine/projections";
import { ALICE, BOB, cancel, deposit, limitBuy, limitSell, testVenue } from "@pricetime/engine/testing";

const START_MS = 1_700_000_000_000;

/** A market that trades, cancels and always has a best bid and a best offer once it is open. */
export function marketStory(rounds: number): ReleasedCommand[] {
  const envelopes: Envelope[] = [
    ...testVenue(),
    deposit(ALICE, "100000000 USDT"),
    deposit(BOB, "1000 BTC"),
    limitBuy(ALICE, "1 BTC @ 60000", { clientOrderId: "floor" }),
    limitSell(BOB, "1 BTC @ 70000", { clientOrderId: "ceiling" }),
  ];
  for (let round = 0; round < rounds; round++) {
    const price = 64_000 + (round % 7);
    envelopes.push(
      limitSell(BOB, `0.5 BTC @ ${price}`, { clientOrderId: `offer-${round}` }),
      limitBuy(ALICE, `0.2 BTC @ ${price}`, { clientOrderId: `taker-${round}` }),
      limitBuy(ALICE, `0.1 BTC @ ${price - 1_000}`, { clientOrderId: `bid-${round}` }),
      cancel(BOB, `offer-${round}`),
      cancel(ALICE, `bid-${round}`),
    );
  }
  const engine = createEngine();
  return envelopes.map((envelope, index) => {
    const timeMs = START_MS + index * 40;
    const executed = engine.execute(timeMs, envelope).toExecuted();
    const commandId = { high: 7, low: index + 1 };
    return { commandId, accountId: envelope.accountId, validUntilMs: timeMs + 5_000, executed };
  });
}

/** Commands of the story before the market is open on both sides. */
export const OPENING = testVenue().length + 4;

export function liveStateAfter(story: readonly ReleasedCommand[]): LiveState {
  const live = createLiveState();
  for (const { executed } of story) live.apply(executed);
  return live;
}
