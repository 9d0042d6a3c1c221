import { decodeRow, hasCode, Replica } from "@pricetime/adapters";
import { SystemClock } from "@pricetime/adapters/memory";
import { createPostgresJournal, openPostgres } from "@pricetime/adapters/postgres";
import { deposit } from "@pricetime/engine/testing";
import { encodeCommand } from "../../src/pipeline/command-coding.js";
import { encodeEpochMark } from "../../src/pipeline/row-marks.js";
import { RowWriter } from "../../src/pipeline/row-writer.js";
import { identified } from "../support/order-flow.js";

/**
 * A process that leads without asking anybody: it replays the journal, then writes rows of random commands, which other processes
 * write too, until another leads. It says "command position ok" for each command when its row is durable and executed.
 */
const [, , dsn = "", commands = "", validUntilMs = ""] = process.argv;
const clock = new SystemClock();
const replica = new Replica();
const anyCommand = () => 1 + Math.floor(Math.random() * Number(commands));

async function lead(): Promise<void> {
  const database = await openPostgres({ dsn, statementTimeoutMs: 500, lockTimeoutMs: 300 });
  const journal = await createPostgresJournal(database);
  try {
    for await (const row of journal.read(replica.head.seq + 1)) replica.apply(decodeRow(row));
    const writer = new RowWriter({ journal, replica, clock, patienceMs: 10_000 });
    const timeMs = () => Math.max(clock.nowMs(), replica.head.timeMs);
    await writer.write("EPOCH", timeMs(), encodeEpochMark({ writer: `process ${process.pid}` }), 0);
    for (;;) {
      const numbers = Array.from({ length: 1 + Math.floor(Math.random() * 8) }, anyCommand);
      const payload = Buffer.concat(
        numbers.map((number) =>
          encodeCommand({
            envelope: identified(deposit(1 + (number % 3), "1 BTC"), number, Number(validUntilMs)),
            meta: "",
          }),
        ),
      );
      const released = await writer.write("COMMANDS", timeMs(), payload, numbers.length);
      process.stdout.write(
        released.map(({ commandId, executed }) => `${commandId.low} ${executed.position} ok\n`).join(""),
      );
    }
  } finally {
    await journal.close();
    await database.close();
  }
}

/** What other writers and a lost database cause. Anything else is a mistake, and ends the process with its stack. */
const expected = (error: unknown): boolean =>
  ["FENCED", "JOURNAL_FAILED", "DATABASE_UNREACHABLE"].some((code) => hasCode(error, code)) ||
  (error instanceof Error && /terminat|Connection|ECONN|starting up|shutting down|timeout/i.test(error.message));

for (;;) {
  try {
    await lead();
  } catch (error) {
    if (!expected(error)) throw error;
    await clock.sleep(Math.random() * 50);
  }
}
