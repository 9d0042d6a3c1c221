import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { decodeRow, Replica } from "@pricetime/adapters";
import { SystemClock } from "@pricetime/adapters/memory";
import { createPostgresJournal, migrate, openPostgres } from "@pricetime/adapters/postgres";
import { expect, it } from "vitest";
import { encodeCommand } from "../../src/pipeline/command-coding.js";
import { RowWriter } from "../../src/pipeline/row-writer.js";
import { openingCommands } from "../support/order-flow.js";
import { describeWithPostgres, type TestDatabase } from "../support/with-postgres.js";
import { bundled } from "../worker-file-from-source.js";

const PROGRAM = fileURLToPath(bundled(join(import.meta.dirname, "write-journal-program.ts")));
const WRITERS = 3;
const COMMANDS = 3_000;
const FAULTS = 60;
/** The engine knows a command again until it is no longer valid. */
const VALID_MS = 600_000;

interface Acknowledged {
  readonly command: number;
  readonly position: number;
}

async function openExchange(dsn: string): Promise<void> {
  const database = await openPostgres({ dsn });
  const journal = await createPostgresJournal(database);
  const commands = openingCommands();
  const payload = Buffer.concat(commands.map((envelope) => encodeCommand({ envelope, meta: "" })));
  const clock = new SystemClock();
  const writer = new RowWriter({ journal, replica: new Replica(), clock });
  await writer.write("COMMANDS", clock.nowMs(), payload, commands.length);
  await journal.close();
  await database.close();
}

/** Replays the journal, which verifies that its rows are dense and chained. @returns the command at each position, and its effects */
async function readJournal(dsn: string) {
  const database = await openPostgres({ dsn });
  const journal = await createPostgresJournal(database);
  const replica = new Replica();
  const commandAt = new Map<number, number>();
  const effects = new Map<number, number>();
  for await (const row of journal.read(1)) {
    replica.apply(decodeRow(row), undefined, ({ position, events }, { commandId }) => {
      if (commandId.high !== 1) return;
      commandAt.set(position, commandId.low);
      if (events.some(({ type }) => type === "CommandDuplicated")) return;
      effects.set(commandId.low, (effects.get(commandId.low) ?? 0) + 1);
    });
  }
  await journal.close();
  await database.close();
  return { rows: replica.head.seq, epochs: replica.head.epoch, commandAt, effects };
}

/** Keeps writers running, kills, stops and disconnects them at random, and collects what they acknowledge. */
async function runWriters({ url, administer, server }: TestDatabase, mayCrash: boolean) {
  const acknowledged: Acknowledged[] = [];
  const mistakes: string[] = [];
  const faults = { kills: 0, stops: 0, terminations: 0, crashes: 0 };
  const parameters = [PROGRAM, url, String(COMMANDS), String(Date.now() + VALID_MS)];
  const start = (): ChildProcess => {
    const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "pipe"] });
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [command, position, whole] = line.split(" ");
      if (whole === "ok") acknowledged.push({ command: Number(command), position: Number(position) });
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => mistakes.push(text));
    return child;
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, "close");
    child.kill("SIGKILL");
    await closed;
  };
  const writers = Array.from({ length: WRITERS }, start);
  try {
    for (let fault = 1; fault <= FAULTS; fault++) {
      const before = acknowledged.length;
      const index = Math.floor(Math.random() * WRITERS);
      const writer = writers[index] ?? start();
      const kind = fault % 30 === 0 && mayCrash ? "CRASH" : ["KILL", "STOP", "TERMINATE"][fault % 3];
      if (kind === "CRASH") {
        await server.crash();
        faults.crashes++;
      } else if (kind === "KILL") {
        await kill(writer);
        writers[index] = start();
        faults.kills++;
      } else if (kind === "STOP") {
        writer.kill("SIGSTOP");
        await pause(Math.random() * 300);
        writer.kill("SIGCONT");
        faults.stops++;
      } else {
        const ended = await administer(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pricetime'",
        );
        faults.terminations += ended.length;
      }
      // The next fault meets writers at work.
      for (let waits = 0; acknowledged.length < before + 20 && waits < 200; waits++) await pause(10);
    }
  } finally {
    await Promise.all(writers.map(kill));
  }
  return { acknowledged, mistakes, faults };
}

describeWithPostgres("Several processes that all lead", (database, version) => {
  it("write one dense chain, with every acknowledged command in it and none in effect twice", async () => {
    const { url } = database();
    await migrate({ dsn: url });
    await openExchange(url);
    const { acknowledged, mistakes, faults } = await runWriters(database(), version !== "given");
    const { rows, epochs, commandAt, effects } = await readJournal(url);
    console.info(
      `Postgres ${version}: ${rows} rows, ${epochs} epochs, ${acknowledged.length} replies for ${effects.size} commands; ` +
        `${faults.kills} kills, ${faults.stops} stops, ${faults.terminations} connections ended, ${faults.crashes} server crashes`,
    );
    expect(mistakes).toEqual([]);
    expect(acknowledged.filter(({ command, position }) => commandAt.get(position) !== command)).toEqual([]);
    expect([...effects].filter(([, count]) => count !== 1)).toEqual([]);
    expect(acknowledged.filter(({ command }) => !effects.has(command))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(500);
    expect(faults.kills + faults.stops + faults.terminations).toBeGreaterThan(FAULTS / 2);
  });
});
