#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { nodeVersionProblem } from "./cli/node-version.js";

const problem = nodeVersionProblem(process.versions.node);
if (problem === undefined) {
  await start();
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

/** Everything else is loaded only now, so that an old Node gets a sentence instead of a syntax error. */
async function start(): Promise<void> {
  const { run } = await import("./cli/run.js");
  const { failureOf } = await import("./cli/failure.js");
  const stop = new AbortController();
  let askedMs = Number.POSITIVE_INFINITY;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // Whoever asks again does not want to wait; the journal makes that safe. One request can arrive more than once, though:
      // from the terminal's process group and from each parent that passes it on.
      if (performance.now() - askedMs > 1000) process.exit(130);
      askedMs = Math.min(askedMs, performance.now());
      stop.abort();
    });
  }
  const fail = (error: unknown): void => {
    const { text, exitCode } = failureOf(error);
    process.stderr.write(`${text}\n`);
    process.exit(exitCode);
  };
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  try {
    await run({
      arguments: process.argv.slice(2),
      environment: process.env,
      readFile: (path) => readFileSync(path, "utf8"),
      ...terminal(),
      stop: stop.signal,
      fail,
    });
  } catch (error) {
    const { text, exitCode } = failureOf(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = exitCode;
  }
}

/** Lines on standard output and error. On a terminal a live line is overwritten by whatever comes next. */
function terminal() {
  const { stdout, stderr } = process;
  const clear = stdout.isTTY ? "\r\u001b[2K" : "";
  return {
    print: (line: string) => void stdout.write(`${clear}${line}\n`),
    printError: (line: string) => void stderr.write(`${clear}${line}\n`),
    live: (line: string) => void stdout.write(stdout.isTTY ? `${clear}${line}` : `${line}\n`),
    liveEveryMs: stdout.isTTY ? 1_000 : 15_000,
  };
}
