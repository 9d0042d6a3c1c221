import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { StoreRefused } from "@pricetime/adapters";
import { directoryLease } from "@pricetime/adapters/sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bundled } from "../worker-file-from-source.js";
import { temporaryDirectory } from "./temporary-directory.js";

const PROGRAM = fileURLToPath(bundled(join(import.meta.dirname, "hold-lease-program.ts")));

describe("the lease of a data directory among processes", () => {
  let directory: string;
  let remove: () => Promise<void>;
  const children: ChildProcess[] = [];

  /** Starts a process that takes the lease, and gives what it says. */
  async function start(): Promise<{ readonly child: ChildProcess; readonly says: string }> {
    const child = spawn(process.execPath, [PROGRAM, directory], { stdio: ["ignore", "pipe", "inherit"] });
    children.push(child);
    const [says] = await once(createInterface({ input: child.stdout }), "line");
    return { child, says: String(says) };
  }

  async function kill(child: ChildProcess): Promise<void> {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }

  beforeEach(async () => {
    const temporary = await temporaryDirectory();
    directory = join(temporary.path, "data");
    remove = temporary.remove;
  });

  afterEach(async () => {
    for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await kill(child);
    await remove();
  });

  it("is held by one process, and free again the moment that one is killed", async () => {
    let last = 0;
    for (let round = 0; round < 3; round++) {
      const holder = await start();
      expect(Number(holder.says)).toBeGreaterThan(last);
      last = Number(holder.says);
      expect((await start()).says).toBe("refused");
      expect(await directoryLease({ directory }).acquire()).toBeUndefined();
      await kill(holder.child);
    }
  });

  it("is not lost when another contender of the same process gives up", async () => {
    const lease = directoryLease({ directory });
    expect(await lease.acquire()).toBe(1);
    for (let attempt = 0; attempt < 3; attempt++) expect(await directoryLease({ directory }).acquire()).toBeUndefined();
    expect((await start()).says).toBe("refused");
    await lease.release();
    expect((await start()).says).toBe("2");
  });

  it("ends when its file is deleted or replaced", async () => {
    const lease = directoryLease({ directory });
    await lease.acquire();
    expect(await lease.renew()).toBe(true);
    rmSync(join(directory, "lock.sqlite"));
    expect(await lease.renew()).toBe(false);
  });

  it("refuses a file that is not its own and a directory that is none", async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, "lock.sqlite"), "something else\n".repeat(100));
    await expect(directoryLease({ directory }).acquire()).rejects.toThrow(
      expect.objectContaining({ name: "StoreRefused", code: "FOREIGN_FILE" }),
    );
    const file = join(directory, "lock.sqlite");
    await expect(directoryLease({ directory: file }).acquire()).rejects.toBeInstanceOf(StoreRefused);
  });
});
