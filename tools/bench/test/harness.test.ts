import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { npmCommand, run } from "../../commands/run.mjs";
import { SECTION_NAMES } from "../src/engine-bench/section-names.js";

const root = join(import.meta.dirname, "..");

beforeAll(async () => {
  const { ok, output } = await run([...npmCommand(), "run", "build", "--workspace=@pricetime/bench"]);
  expect(ok, output).toBe(true);
});

test("the whole benchmark runs in its quick form, and our engine is right everywhere", () => {
  const program = join(root, "dist/bench-engine.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "--quick", "--flows", "retail"], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });

  const report = JSON.parse(readFileSync(join(root, "results/engine-partial.json"), "utf8"));
  const figures: { section: string; what: string; text: string; bar?: string; value: number }[] = report.figures;
  expect(Object.keys(report.details)).toEqual([...SECTION_NAMES]);
  expect(new Set(figures.map(({ section }) => section))).toEqual(new Set(SECTION_NAMES));
  for (const { what, text, value } of figures) {
    expect(stdout).toContain(what);
    expect(value, what).not.toBeNaN();
    expect(text, what).not.toContain("NaN");
  }
  const judged = figures.filter(({ bar }) => bar === "right");
  expect(judged.length).toBeGreaterThanOrEqual(5);
  expect(judged.map(({ text }) => text)).toEqual(judged.map(() => "right"));
});
