import { decodeRow, Replica } from "@pricetime/adapters";
import type { Envelope, ExecutedCommand } from "@pricetime/engine";
import { createWorld, startExchange, until, type World } from "./exchange.js";

/** Everything the journal holds, executed cold. */
export async function executedInJournal(world: World): Promise<{ executed: ExecutedCommand; envelope: Envelope }[]> {
  const replica = new Replica();
  const all: { executed: ExecutedCommand; envelope: Envelope }[] = [];
  for await (const row of world.journal.read(1)) {
    replica.apply(decodeRow(row), undefined, (executed, envelope) => all.push({ executed, envelope }));
  }
  return all;
}

/** Whether the command did something, or was refused for its content: the first time it is seen, and only then. */
const tookEffect = ({ events }: ExecutedCommand): boolean =>
  !events.some(
    (event) =>
      event.type === "CommandDuplicated" || (event.type === "CommandRejected" && event.reason === "COMMAND_EXPIRED"),
  );

/** Every acknowledged command is in the journal as acknowledged, and none took effect twice. @returns what is wrong */
export async function violations(
  world: World,
  acknowledged: readonly { readonly request: string; readonly executed: ExecutedCommand }[],
): Promise<string[]> {
  const journaled = await executedInJournal(world);
  const wrong: string[] = [];
  for (const { request, executed } of acknowledged) {
    const stored = journaled[executed.position - 1];
    if (JSON.stringify(stored?.executed, text) !== JSON.stringify(executed, text))
      wrong.push(
        `request ${request} was acknowledged at position ${executed.position}, the journal has something else`,
      );
  }
  const effects = new Map<string, number>();
  for (const { executed, envelope } of journaled) {
    if (envelope.reason === "" || !tookEffect(executed)) continue;
    effects.set(envelope.reason, (effects.get(envelope.reason) ?? 0) + 1);
  }
  for (const [request, count] of effects) if (count > 1) wrong.push(`request ${request} took effect ${count} times`);
  return wrong;
}

/** The rows of history: as they are, and as a projection from the first row makes them. */
export async function historyAndRebuilt(world: World): Promise<{ stored: string; rebuilt: string }> {
  const copy: World = { ...createWorld(), journal: world.journal, checkpoints: world.checkpoints };
  const exchange = await startExchange(copy);
  await until(
    copy.clock,
    async () => (await copy.history.position()) >= (await world.history.position()),
    "it is rebuilt",
  );
  await exchange.stop();
  return { stored: await historyText(world), rebuilt: await historyText(copy) };
}

async function historyText({ history }: World): Promise<string> {
  const limit = 1_000_000;
  return JSON.stringify(
    {
      position: await history.position(),
      trades: await history.trades(0, { limit }),
      aggTrades: await history.aggTrades(0, { limit }),
      newestKlines: await history.newestKlines(),
      klines: await history.klines(0, "1s", { limit }),
      orders: await Promise.all([1, 2, 3].map((account) => history.orders(account, 0, { limit }))),
      myTrades: await Promise.all([1, 2, 3].map((account) => history.myTrades(account, 0, { limit }))),
      ledgerLines: await Promise.all([1, 2, 3].map((account) => history.ledgerLines(account, { limit }))),
    },
    text,
  );
}

const text = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}` : value);
