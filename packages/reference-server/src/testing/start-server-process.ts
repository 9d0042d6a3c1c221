import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface ServerProcessOptions {
  /** Flags of `pricetime serve` besides port and data directory; the demo without bots and limits unless told. */
  readonly flags?: readonly string[];
  /** An existing directory to go on with; a new temporary one unless told. */
  readonly dataDirectory?: string;
  /** The built main.js; the one of this package unless told. */
  readonly program?: string;
  /** Longest wait until it listens, ms. */
  readonly startWithinMs?: number;
}

/** A demo account as `demo-accounts.json` holds it. */
export interface ServerProcessAccount {
  readonly name: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** A server in a process of its own. */
export interface ServerProcess {
  /** e.g. http://127.0.0.1:40123 */
  readonly url: string;
  readonly dataDirectory: string;
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** The demo's accounts. */
  readonly accounts: () => readonly ServerProcessAccount[];
  /** Sends a signal and waits for the end. @returns the exit code, null after a signal that kills */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Ends it and removes its data directory. */
  readonly dispose: () => Promise<void>;
}

const DEFAULT_FLAGS = ["--demo", "--bots", "off", "--limits", "off"];
const builtMain = (): string => fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/**
 * Starts `pricetime serve` as a process on a free loopback port and waits until it listens.
 *
 * @throws Error with everything it printed, when it ends or stays silent instead
 */
export async function startServerProcess(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const { flags = DEFAULT_FLAGS, program = builtMain(), startWithinMs = 60_000 } = options;
  const dataDirectory = options.dataDirectory ?? join(mkdtempSync(join(tmpdir(), "pricetime-")), "data");
  const server = spawn(process.execPath, [program, "serve", "--port", "0", "--data", dataDirectory, ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const ended = new Promise<number | null>((resolve) => {
    server.once("exit", resolve);
  });
  const url = await new Promise<string>((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`The server process ${why}. It printed:\n${printed}`));
    const timer = setTimeout(() => {
      server.kill("SIGKILL");
      failed(`did not listen within ${startWithinMs} ms`);
    }, startWithinMs);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString("utf8");
      const listening = /listens on (http:\/\/\S+?)\. /.exec(printed)?.[1];
      if (listening === undefined) return;
      clearTimeout(timer);
      resolve(listening);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    void ended.then((code) => {
      clearTimeout(timer);
      failed(`ended with code ${code}`);
    });
  });
  const end = (signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> => {
    server.kill(signal);
    return ended;
  };
  return {
    url,
    dataDirectory,
    process: server,
    output: () => printed,
    accounts: () =>
      JSON.parse(readFileSync(join(dataDirectory, "demo-accounts.json"), "utf8")) as ServerProcessAccount[],
    end,
    dispose: async () => {
      await end("SIGKILL");
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
