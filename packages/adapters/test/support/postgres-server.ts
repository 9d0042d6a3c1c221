import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { obtainService } from "../../../../tools/commands/obtain-service.mjs";
import { postgresPrograms } from "../../../../tools/commands/postgres-programs.mjs";
import { postgres } from "../../../../tools/commands/services.mjs";

/** Who runs the server where the tests run as root, which Postgres refuses: "nobody". */
const NOBODY = 65_534;
const PASSWORD = "pricetime";
const START_TIMEOUT_MS = 20_000;

/** A database server of its own on a free port, its files in a temporary directory, or one that was there before. */
export interface PostgresServer {
  /** @returns the URL of a new, empty database */
  readonly newDatabase: () => Promise<string>;
  /** Ends all its processes at once, as a crash does, and starts it again. Not where it was there before. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface PostgresChoice {
  /** "15", or "given" for the server that the environment names. */
  readonly version: string;
  readonly start: () => Promise<PostgresServer>;
}

/** The servers to test with: the one of the environment, or one of each version this machine has a program of. */
export function postgresChoices(): readonly PostgresChoice[] {
  const found = obtainService(postgres, { mayInstall: false });
  if (found.from === "nowhere") {
    if (found.fatal) throw new Error(found.advice);
    console.warn(`${found.advice} Its tests are skipped.`);
    return [];
  }
  const { location } = found;
  if (/^postgres(ql)?:/.test(location)) return [{ version: "given", start: async () => givenServer(location) }];
  const programs = new Map<string, string>();
  for (const program of [location, ...postgresPrograms()]) {
    const version = /\d+/.exec(execFileSync(program, ["--version"], { encoding: "utf8" }))?.[0] ?? "unknown";
    if (!programs.has(version)) programs.set(version, program);
  }
  return [...programs].map(([version, program]) => ({ version, start: () => startServer(program) }));
}

async function givenServer(url: string): Promise<PostgresServer> {
  const made: string[] = [];
  return {
    newDatabase: async () => {
      const name = await makeDatabase(url);
      made.push(name);
      return databaseUrl(url, name);
    },
    crash: async () => {
      throw new Error("The tests may not crash a server that they did not start.");
    },
    stop: async () => {
      for (const name of made) await administer(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function startServer(program: string): Promise<PostgresServer> {
  const directory = await mkdtemp(join(tmpdir(), "pricetime-postgres-"));
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (process.getuid?.() === 0) chownSync(directory, NOBODY, NOBODY);
  const data = join(directory, "data");
  const passwordFile = join(directory, "password");
  await writeFile(passwordFile, PASSWORD, { mode: 0o644 });
  execFileSync(
    join(dirname(program), "initdb"),
    ["-D", data, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--no-locale"],
    { ...identity, cwd: directory, stdio: "pipe" },
  );
  const port = await freePort();
  const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;

  const run = async (): Promise<ChildProcess> => {
    const child = spawn(
      program,
      ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", directory, "-c", "shared_buffers=32MB"],
      { ...identity, cwd: directory, stdio: ["ignore", "ignore", "pipe"] },
    );
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4_000);
    });
    const deadlineMs = Date.now() + START_TIMEOUT_MS;
    while (!(await answers(url))) {
      if (child.exitCode !== null || Date.now() > deadlineMs) {
        child.kill("SIGKILL");
        throw new Error(`Postgres did not start: ${said}`);
      }
    }
    return child;
  };
  let child = await run();
  const kill = (): boolean => child.kill("SIGQUIT");
  process.once("exit", kill);
  const end = async (signal: "SIGINT" | "SIGQUIT"): Promise<void> => {
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  return {
    newDatabase: async () => databaseUrl(url, await makeDatabase(url)),
    crash: async () => {
      await end("SIGQUIT");
      child = await run();
    },
    stop: async () => {
      process.removeListener("exit", kill);
      await end("SIGINT");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

let databases = 0;

async function makeDatabase(url: string): Promise<string> {
  databases += 1;
  const name = `pricetime_test_${process.pid}_${Date.now()}_${databases}`;
  await administer(url, `CREATE DATABASE ${name}`);
  return name;
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs statements behind the stores' backs, as the role of `url`. */
export async function administer(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows ?? [];
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await administer(url, "SELECT 1");
    return true;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 25));
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
