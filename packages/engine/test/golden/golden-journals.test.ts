import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type GoldenLine, GoldenPlayer, recordGoldenJournal } from "./golden-journal.js";

const journals = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".jsonl"));

test("there is a golden journal", () => {
  expect(journals).not.toEqual([]);
});

test("recording is reproducible, and reaches orders, trades, cancels and refusals", () => {
  const { lines, reach } = recordGoldenJournal(1, 500);
  expect(recordGoldenJournal(1, 500).lines).toEqual(lines);
  expect(reach.missing({ OrderNew: 50, Trade: 20, OrderCanceled: 10, CommandRejected: 20 })).toEqual([]);
});

test.each(journals)("%s still gives the events and hashes it gave when recorded (M7)", (file) => {
  const player = new GoldenPlayer();
  const recorded = readFileSync(join(import.meta.dirname, file), "utf8")
    .trimEnd()
    .split("\n");
  for (const [at, text] of recorded.entries()) {
    const expected = JSON.parse(text) as GoldenLine;
    const { line } = player.play(expected.timeMs, Buffer.from(expected.envelope, "hex"));
    expect(line, `command ${at + 1}`).toEqual(expected);
  }
  // The last command carries the hashes of the whole journal.
  expect(JSON.parse(recorded.at(-1) ?? "{}")).toHaveProperty("stateHash");
});
