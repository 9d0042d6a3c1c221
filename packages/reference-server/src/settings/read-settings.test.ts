import { expect, test } from "vitest";
import { effectiveSettings, settingsHelp } from "./describe-settings.js";
import { readSettings } from "./read-settings.js";
import { environmentVariableOf, flagOf } from "./setting.js";
import { SETTINGS } from "./settings-table.js";
import { path, wholeNumber } from "./values.js";

const read = (words: string[], environment: Record<string, string> = {}) =>
  readSettings(SETTINGS, { arguments: words, environment, readFile: () => "" });

const valuesOf = (words: string[], environment: Record<string, string> = {}) => {
  const reading = read(words, environment);
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.values;
};

const problemsOf = (words: string[], environment: Record<string, string> = {}) => {
  const reading = read(words, environment);
  return reading.ok ? [] : reading.problems;
};

test("without arguments every setting has its default", () => {
  expect(valuesOf([])).toMatchObject({ port: 8080, host: "127.0.0.1", data: "./data", demo: false, bots: true });
  expect(valuesOf([])).not.toHaveProperty("genesis");
});

test("a flag beats its environment variable, which beats the default", () => {
  expect(valuesOf([], { PRICETIME_PORT: "9000" }).port).toBe(9000);
  expect(valuesOf(["--port", "9001"], { PRICETIME_PORT: "9000" }).port).toBe(9001);
  expect(valuesOf(["--port=9002"]).port).toBe(9002);
});

test("an on|off flag may stand alone and leaves the next word alone", () => {
  const reading = read(["--demo", "serve-me", "--bots", "off"]);
  expect(reading).toMatchObject({ ok: true, values: { demo: true, bots: false }, positionals: ["serve-me"] });
});

test("all problems are reported at once, each with the accepted form", () => {
  expect(problemsOf(["--port", "70000", "--bots=perhaps", "--keep", "12"], { PRICETIME_SEED: "-1" })).toEqual([
    '--port must be a whole number from 0 to 65535, not "70000".',
    '--bots must be on or off, not "perhaps".',
    'PRICETIME_SEED must be a whole number from 0 to 4294967295, not "-1".',
    '--keep must be a size such as 500MB, 1GB or 2TB, or all, not "12".',
  ]);
});

test.each([
  [["--prot", "1"], {}, "Unknown flag --prot. Did you mean --port?"],
  [["--completely-else"], {}, "Unknown flag --completely-else. pricetime help lists all."],
  [[], { PRICETIME_BOT: "off" }, "Unknown environment variable PRICETIME_BOT. Did you mean PRICETIME_BOTS?"],
  [["--data"], {}, "--data needs a value: --data DIRECTORY."],
  [["--port", "1", "--port", "2"], {}, "--port is given twice."],
])("%j %j is refused", (words, environment, problem) => {
  expect(problemsOf(words, environment as Record<string, string>)).toEqual([problem]);
});

test("every setting has a flag, a variable and a line of help", () => {
  const help = settingsHelp(SETTINGS);
  for (const [name, setting] of Object.entries(SETTINGS)) {
    expect(help).toContain(`${flagOf(name)} ${setting.form}`);
    expect(environmentVariableOf(name)).toMatch(/^PRICETIME_[A-Z_]+$/);
  }
});

test("every default is itself accepted", () => {
  for (const setting of Object.values(SETTINGS)) {
    if ("fallback" in setting) expect(setting.read(setting.fallback).ok).toBe(true);
  }
});

const SECRET_TABLE = {
  masterKey: { ...path("TEXT"), secret: true, summary: "A secret." },
  size: { ...wholeNumber(1, 3), fallback: "2", summary: "A size." },
} as const;

test("a secret may come from a file, and is never printed", () => {
  const reading = readSettings(SECRET_TABLE, {
    arguments: [],
    environment: { PRICETIME_MASTER_KEY_FILE: "/run/secret" },
    readFile: (name) => (name === "/run/secret" ? "hush-hush\n" : ""),
  });
  if (!reading.ok) throw new Error(reading.problems.join());
  expect(reading.values.masterKey).toBe("hush-hush");
  const printed = effectiveSettings(SECRET_TABLE, reading.values, reading.origins);
  expect(printed).not.toContain("hush");
  expect(printed).toContain("(set)");
});

test("an unreadable secret file and a secret given twice are problems", () => {
  const readFile = (): string => {
    throw new Error("ENOENT");
  };
  const environment = { PRICETIME_MASTER_KEY: "a", PRICETIME_MASTER_KEY_FILE: "/none" };
  expect(readSettings(SECRET_TABLE, { arguments: [], environment, readFile })).toEqual({
    ok: false,
    problems: [
      "PRICETIME_MASTER_KEY and PRICETIME_MASTER_KEY_FILE are both set: set one of them.",
      'PRICETIME_MASTER_KEY_FILE must name a readable file, not "/none".',
    ],
  });
});
