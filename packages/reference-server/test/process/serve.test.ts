import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServerProcess, testGenesis } from "@pricetime/reference-server/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "pricetime-serve-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs `pricetime` to its end. */
function pricetime(...words: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on("exit", (code) => resolve({ code, output, errors }));
  });
}

const genesisFile = (): string => {
  const file = join(directory, "genesis.json");
  writeFileSync(file, JSON.stringify(testGenesis));
  return file;
};

test("a venue of one's own starts, stops on request, and goes on where it was", async () => {
  const flags = ["--genesis", genesisFile()];
  const first = await startServerProcess({ flags });
  expect(first.output()).toContain("A new exchange in ");
  expect((await fetch(`${first.url}/api/v3/exchangeInfo?symbol=ETHBTC`)).status).toBe(200);
  expect(await first.end("SIGTERM")).toBe(0);
  const [, position, hash] = /Stopped at position (\d+), state hash ([0-9a-f]{32})\./.exec(first.output()) ?? [];
  expect(Number(position)).toBeGreaterThan(8);

  const second = await startServerProcess({ flags, dataDirectory: first.dataDirectory });
  expect(second.output()).toMatch(/Recovered .* replayed \d+ commands/);
  expect(second.output()).toContain(`position ${position}, state hash ${hash}.`);
  expect(second.output()).toContain("A cold replay can prove everything since the beginning");

  const locked = await pricetime("serve", "--port", "0", "--data", first.dataDirectory);
  expect(locked).toMatchObject({ code: 4, output: "" });
  expect(locked.errors).toBe(
    `The data directory ${first.dataDirectory} is in use by another process. Stop that one, or choose another with --data.\n`,
  );
  expect(await second.end("SIGINT")).toBe(0);
  // A second later journal time may have passed once more.
  const stopped = /Stopped at position (\d+), state hash [0-9a-f]{32}\./.exec(second.output());
  expect(Number(stopped?.[1])).toBeGreaterThanOrEqual(Number(position));
  await second.dispose();
});

test("a taken port is one sentence, and the exchange behind it is closed", async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const { port } = holder.address() as { port: number };
  const data = join(directory, "port");
  const taken = await pricetime("serve", "--port", String(port), "--data", data);
  expect(taken.code).toBe(3);
  expect(taken.errors).toBe(`Port ${port} on 127.0.0.1 is taken. Choose another with --port, or 0 for a free one.\n`);
  holder.close();
  const again = await startServerProcess({ flags: [], dataDirectory: data });
  expect(await again.end()).toBe(0);
});

test("a directory of somebody else's, and a file in its place, are left alone", async () => {
  const foreign = join(directory, "letters");
  mkdirSync(foreign);
  writeFileSync(join(foreign, "dear-diary.txt"), "…");
  const refused = await pricetime("serve", "--port", "0", "--data", foreign);
  expect(refused).toMatchObject({ code: 5 });
  expect(refused.errors).toBe(
    `${foreign} was not made by Pricetime: it has dear-diary.txt in it. Choose an empty or new directory with --data.\n`,
  );
  expect(readdirSync(foreign)).toEqual(["dear-diary.txt"]);

  const file = await pricetime("serve", "--port", "0", "--data", join(foreign, "dear-diary.txt"));
  expect(file.code).toBe(5);
  expect(file.errors.trimEnd().split("\n")).toHaveLength(1);
});

test("a damaged frame with good ones after it is named, never started over", async () => {
  const server = await startServerProcess({ flags: ["--genesis", genesisFile()] });
  await server.end("SIGKILL");
  const journal = join(server.dataDirectory, "journal");
  const [name = ""] = readdirSync(journal);
  const segment = join(journal, name);
  const bytes = readFileSync(segment);
  bytes[300] = (bytes[300] ?? 0) ^ 0xff;
  writeFileSync(segment, bytes);
  const refused = await pricetime("serve", "--port", "0", "--data", server.dataDirectory);
  expect(refused.code).toBe(7);
  expect(refused.errors).toContain(segment);
  expect(refused.errors).toMatch(/offset \d+/);
  expect(readFileSync(segment).equals(bytes)).toBe(true);
  await server.dispose();
});

test("a lock that is taken away ends the process", async () => {
  const server = await startServerProcess({ flags: [] });
  const ended = new Promise((resolve) => {
    server.process.once("exit", resolve);
  });
  rmSync(join(server.dataDirectory, "lock.sqlite"));
  expect(await ended).toBe(4);
  expect(server.output()).toContain("The lock of the data directory is lost");
  await server.dispose();
});

test("demo keys stay on this machine unless somebody insists", async () => {
  const data = join(directory, "public");
  const refused = await pricetime("serve", "--demo", "--host", "0.0.0.0", "--port", "0", "--data", data);
  expect(refused.code).toBe(2);
  expect(refused.errors).toContain("--allow-public-demo");
  expect(existsSync(data)).toBe(false);
});

test("what cannot be understood is told at once and completely", async () => {
  const usage = await pricetime("serve", "--prot", "80", "--host", "http://x");
  expect(usage).toMatchObject({ code: 2, output: "" });
  expect(usage.errors).toBe(
    'Unknown flag --prot. Did you mean --port?\n--host must be an IP address or a host name, without scheme and port, not "http://x".\n',
  );
  const data = join(directory, "never");
  const limits = join(directory, "limits.json");
  writeFileSync(limits, JSON.stringify([{ rateLimitType: "WEIGHT", interval: "MINUTE", intervalNum: 0, limit: 1 }]));
  const file = await pricetime("serve", "--limits", limits, "--data", data);
  expect(file.code).toBe(2);
  expect(file.errors).toContain("limits[0].rateLimitType must be REQUEST_WEIGHT or ORDERS");
  expect(file.errors).toContain("limits[0].intervalNum must be a whole number from 1 to 365.");
  expect(existsSync(data)).toBe(false);

  const genesis = join(directory, "bad-genesis.json");
  writeFileSync(genesis, "{");
  expect((await pricetime("serve", "--genesis", genesis, "--data", data)).errors).toContain("is not JSON");
  expect(existsSync(data)).toBe(false);
});

test("config, help and version answer without touching anything", async () => {
  const config = await pricetime("config", "--port", "9", "--demo");
  expect(config.output).toMatch(/^--port +9 +flag$/m);
  expect(config.output).toMatch(/^--demo +on +flag$/m);
  expect(config.output).toMatch(/^--keep +\(1GB with --demo, otherwise all\) +default$/m);
  expect((await pricetime("help", "serve")).output).toContain("--bots-rate NUMBER");
  expect((await pricetime("serve", "--help")).output).toContain("--bots-rate NUMBER");
  expect((await pricetime("--version")).output).toMatch(/^\d+\.\d+\.\d+\n$/);
});
