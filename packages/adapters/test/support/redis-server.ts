import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRedis, type RedisConnections } from "@pricetime/adapters/redis";
import { obtainService } from "../../../../tools/commands/obtain-service.mjs";
import { redis as service } from "../../../../tools/commands/services.mjs";
import { eventually } from "../../src/testing/eventually.js";

const found = obtainService(service, { mayInstall: false });
if (found.from === "nowhere") {
  if (found.fatal) throw new Error(found.advice);
  console.warn(`${found.advice} Its tests are skipped.`);
}
const location = found.from === "nowhere" ? "" : found.location;
const isGiven = /^rediss?:/.test(location);

/** Whether there is a server to test against. */
export const hasRedis = found.from !== "nowhere";
/** Whether it may be flushed, killed and started again: it is ours alone. */
export const hasOwnRedis = hasRedis && !isGiven;

/** A server of this test file, or the one whose URL was given. */
export class RedisServer {
  readonly url: string;
  readonly #port: number;
  readonly #directory: string;
  #process: ChildProcess | undefined;

  private constructor(url: string, port: number, directory: string) {
    this.url = url;
    this.#port = port;
    this.#directory = directory;
  }

  static async start(...options: string[]): Promise<RedisServer> {
    if (isGiven) return new RedisServer(location, 0, "");
    const port = await freePort();
    const directory = await mkdtemp(join(tmpdir(), "pricetime-redis-"));
    const server = new RedisServer(`redis://127.0.0.1:${port}`, port, directory);
    await server.startAgain(...options);
    return server;
  }

  /** Starts it on the same port with what it had saved. */
  async startAgain(...options: string[]): Promise<void> {
    const parameters = ["--port", String(this.#port), "--bind", "127.0.0.1", "--dir", this.#directory, "--save", ""];
    this.#process = spawn(location, [...parameters, ...options], { stdio: "ignore" });
    await eventually(async () => (await openRedis({ url: this.url })).close(), 10_000);
  }

  async kill(): Promise<void> {
    if (this.#process === undefined) return;
    const exit = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    this.#process = undefined;
    await exit;
  }

  /** Connections under a name that nobody else uses. */
  open(prefix = randomBytes(6).toString("hex")): Promise<RedisConnections> {
    return openRedis({ url: this.url, prefix });
  }

  async stop(): Promise<void> {
    await this.kill();
    if (this.#directory !== "") await rm(this.#directory, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
