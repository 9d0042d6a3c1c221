import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openPostgres } from "@pricetime/adapters/postgres";
import { openRedis } from "@pricetime/adapters/redis";
import { obtainService, type Service } from "../../../../tools/commands/obtain-service.mjs";
import { postgres, redis } from "../../../../tools/commands/services.mjs";

/** Servers for one test file: real ones, on free ports, their files in a directory that goes with them. */
export interface PrivateServices {
  readonly postgresUrl: string;
  readonly redisUrl: string;
  stop(): Promise<void>;
}

/** Who runs Postgres where the tests run as root, which it refuses: "nobody". */
const NOBODY = 65_534;
const PATIENCE_MS = 20_000;

function program(service: Service): string | undefined {
  const found = obtainService(service, { mayInstall: false });
  if (found.from !== "nowhere") return found.location;
  if (found.fatal) throw new Error(found.advice);
  console.warn(`${found.advice} The tests of a cluster are skipped.`);
  return undefined;
}

const programs = { postgres: program(postgres), redis: program(redis) };
/** Whether this machine has the programs; a URL in their place will not do, as each run needs empty servers. */
export const hasServices = Object.values(programs).every(
  (location) => location !== undefined && !location.includes("://"),
);

export async function startPrivateServices(): Promise<PrivateServices> {
  const { postgres: postgresProgram = "", redis: redisProgram = "" } = programs;
  const directory = mkdtempSync(join(tmpdir(), "pricetime-cluster-"));
  const isRoot = process.getuid?.() === 0;
  const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) chownSync(directory, NOBODY, NOBODY);
  const data = join(directory, "data");
  execFileSync(
    join(dirname(postgresProgram), "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"],
    { ...identity, cwd: directory, stdio: "pipe" },
  );
  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  const children: ChildProcess[] = [
    spawn(postgresProgram, ["-D", data, "-p", `${postgresPort}`, "-h", "127.0.0.1", "-k", directory], {
      ...identity,
      cwd: directory,
      stdio: "ignore",
    }),
    spawn(redisProgram, ["--port", `${redisPort}`, "--bind", "127.0.0.1", "--save", "", "--dir", directory], {
      ...identity,
      stdio: "ignore",
    }),
  ];
  const postgresUrl = `postgres://postgres@127.0.0.1:${postgresPort}/postgres`;
  const redisUrl = `redis://127.0.0.1:${redisPort}`;
  const stop = async (): Promise<void> => {
    for (const child of children) {
      const exited = once(child, "exit");
      if (child.exitCode === null && child.kill("SIGINT")) await exited;
    }
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await answered(async () => (await openRedis({ url: redisUrl })).close());
    await answered(async () => {
      // A database that answers, though it was never migrated, runs.
      await openPostgres({ dsn: postgresUrl }).catch((error: { code?: string }) => {
        if (error.code !== "MIGRATIONS_MISSING") throw error;
      });
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { postgresUrl, redisUrl, stop };
}

async function answered(ask: () => Promise<void>): Promise<void> {
  for (const untilMs = Date.now() + PATIENCE_MS; ; await sleep(50)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > untilMs) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
