// Starting other programs from the root of the repository, and saying how long things took.
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";

export const root = join(import.meta.dirname, "../..");

const environment = {
  ...process.env,
  PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH ?? ""}`,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
};

/**
 * Runs a program of PATH or node_modules to its end and collects what it prints; `show` lets it print to the terminal instead.
 * @param {readonly string[]} command
 * @param {{ show?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export function run([program = "", ...parameters], { show = false, env = {} } = {}) {
  const startedMs = performance.now();
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, parameters, {
      cwd: root,
      env: { ...environment, ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      shell: process.platform === "win32",
    });
    /** @param {boolean} ok */
    const finish = (ok) => resolve({ ok, output, seconds: (performance.now() - startedMs) / 1000 });
    /** @param {Buffer} chunk */
    const collect = (chunk) => {
      output += chunk.toString("utf8");
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", (error) => {
      output += `${program} did not start: ${error.message}\n`;
      finish(false);
    });
    child.on("close", (code) => finish(code === 0));
  });
}

/** The npm that started us, or the one on PATH. */
export function npmCommand() {
  const own = process.env.npm_execpath;
  return own?.endsWith(".js") ? [process.execPath, own] : ["npm"];
}

/** @param {string} text */
export const say = (text) => {
  process.stdout.write(`${text}\n`);
};

/** @param {number} seconds */
export const duration = (seconds) =>
  seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
