// What every machine must agree on: plain JavaScript, so that a browser and other versions of Node run it as it is.
import { ByteReader, createEngine, decodeEnvelope, Fold } from "@pricetime/engine";
import { MarketMaker, NoiseTrader, simulate } from "@pricetime/engine/sim";
import { deposit, testVenue } from "@pricetime/engine/testing";

/** @param {string} hex */
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/**
 * Plays a golden journal on a new engine.
 * @param {string} journal one JSON text per line
 */
export function playJournal(journal) {
  const engine = createEngine();
  const fold = new Fold();
  for (const line of journal.trimEnd().split("\n")) {
    const { timeMs, envelope } = JSON.parse(line);
    engine.execute(timeMs, decodeEnvelope(new ByteReader(bytesOf(envelope))));
    engine.foldEvents(fold);
  }
  const { position } = engine;
  return { position, eventsHash: fold.digest(), stateHash: engine.stateHash(), businessHash: engine.businessHash() };
}

/** Lets a market maker and a noise trader trade for two minutes of journal time. */
export function playSimulation() {
  const startsMs = 1_700_000_000_000;
  const engine = createEngine();
  const funding = [1, 2].flatMap((accountId) => [deposit(accountId, "50 BTC"), deposit(accountId, "5000000 USDT")]);
  for (const envelope of [...testVenue(), ...funding]) engine.execute(startsMs, envelope);
  const maker = new MarketMaker({
    ...{ accountId: 1, symbolId: 0, everyMs: 500, startPrice: 6_400_000, halfSpreadTicks: 20, levels: 5, gapTicks: 15 },
    ...{ quantity: 20_000, targetHolding: 5_000_000, mostAway: 200_000, skewTicks: 200 },
  });
  const noise = new NoiseTrader({
    ...{
      accountId: 2,
      symbolId: 0,
      everyMs: 200,
      mostQuantity: 60_000,
      takes: 0.5,
      depthTicks: 60,
      mostOpenOrders: 12,
    },
  });
  const untilMs = startsMs + 120_000;
  const commands = [...simulate({ engine, participants: [maker, noise], seed: 1, untilMs })];
  return { commands: commands.length, stateHash: engine.stateHash() };
}
