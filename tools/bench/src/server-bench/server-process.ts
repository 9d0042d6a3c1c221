import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { processCpuSeconds } from "./process-cpu.js";
import type { DemoAccount } from "./signed-order.js";
import { writtenBytes } from "./written-bytes.js";

const PROGRAM = fileURLToPath(new URL("../../../packages/reference-server/dist/main.js", import.meta.url));
const START_DEADLINE_MS = 30_000;
const STOP_DEADLINE_MS = 15_000;

/** A server with a fresh demo exchange on a free loopback port: durable as ever, without bots and without request limits. */
export class ServerProcess {
  readonly port: number;
  readonly #data: string;
  readonly #child: ChildProcess;

  private constructor(port: number, data: string, child: ChildProcess) {
    this.port = port;
    this.#data = data;
    this.#child = child;
  }

  static async start(): Promise<ServerProcess> {
    const port = await freePort();
    const data = mkdtempSync(join(tmpdir(), "pricetime-bench-"));
    const settings = ["--port", String(port), "--data", data, "--demo", "--bots", "off", "--limits", "off"];
    const child = spawn(process.execPath, [PROGRAM, "serve", ...settings], { stdio: ["ignore", "ignore", "inherit"] });
    const server = new ServerProcess(port, data, child);
    try {
      await server.#untilReady();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  get accounts(): DemoAccount[] {
    return JSON.parse(readFileSync(join(this.#data, "demo-accounts.json"), "utf8")) as DemoAccount[];
  }

  /** CPU seconds used so far; 0 where the system does not tell. */
  cpuSeconds(): number {
    return processCpuSeconds(this.#child.pid ?? 0) ?? 0;
  }

  /** Bytes of the journal's rows. */
  journalBytes(): number {
    return writtenBytes(join(this.#data, "journal"));
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, "exit");
      this.#child.kill("SIGTERM");
      const killer = setTimeout(() => this.#child.kill("SIGKILL"), STOP_DEADLINE_MS);
      await exited;
      clearTimeout(killer);
    }
    rmSync(this.#data, { recursive: true, force: true });
  }

  async #untilReady(): Promise<void> {
    const deadline = performance.now() + START_DEADLINE_MS;
    while (performance.now() < deadline) {
      if (this.#child.exitCode !== null)
        throw new Error(`the server ended with code ${this.#child.exitCode} at start-up`);
      try {
        const answer = await fetch(`http://127.0.0.1:${this.port}/api/v3/ping`);
        if (answer.ok) return;
      } catch {
        // Not listening yet; tried again until the deadline.
      }
      await wait(50);
    }
    throw new Error(`the server did not answer within ${START_DEADLINE_MS / 1000} s`);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("a TCP listener has a port");
  return address.port;
}
