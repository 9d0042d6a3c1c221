import { expect, test } from "vitest";
import { atLeast, atMost, isRight } from "../src/engine-bench/figure.js";
import { parseEngineBenchOptions } from "../src/engine-bench/options.js";
import { summarizeEngine, summarizeFlow } from "../src/engine-bench/summary.js";
import { barChartSvg } from "../src/report/bar-chart.js";
import { shortFigure } from "../src/report/figures.js";
import { median } from "../src/report/median.js";
import { textTable } from "../src/report/table.js";

const measured = (messages: number, userSeconds: number, differences: string[] = []) => ({
  version: "1.0.0",
  does: "book" as const,
  messages,
  userSeconds,
  wallSeconds: userSeconds * 2,
  trades: 5,
  differences,
});

test("the median of an even count is the middle of the two", () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("the ratio is to the fastest of the others, by medians of CPU time", () => {
  const ours = summarizeEngine("pricetime", [measured(100, 1), measured(100, 2), measured(100, 4)]);
  const slow = summarizeEngine("nodejs-order-book", [measured(10, 10)]);
  const fast = summarizeEngine("hft-limit-order-book", [measured(10, 2, ["tradeHash is 1, expected 2"])]);
  expect(ours).toMatchObject({ perCpuSecond: 50, slowest: 25, fastest: 100, perWallSecond: 25 });
  expect(fast.differences).toEqual(["tradeHash is 1, expected 2"]);
  expect(summarizeFlow("xcore", 100, [ours, slow, fast]).ratioToBestRival).toBe(10);
  expect(summarizeFlow("xcore", 100, [slow, fast])).not.toHaveProperty("ratioToBestRival");
});

test("a figure tells its bar and whether it holds it", () => {
  const spell = (value: number) => `${value} µs`;
  expect(atMost("a", 5, 5, spell)).toMatchObject({ text: "5 µs", bar: "≤ 5 µs", holds: true });
  expect(atMost("a", 5.1, 5, spell).holds).toBe(false);
  expect(atLeast("a", 4.9, 5, spell)).toMatchObject({ bar: "≥ 5 µs", holds: false });
  expect(isRight("a", [])).toMatchObject({ text: "right", holds: true });
  expect(isRight("a", ["volume is 1, expected 2"])).toMatchObject({ text: "volume is 1, expected 2", holds: false });
});

test("options are read, and wrong ones are named", () => {
  expect(parseEngineBenchOptions([])).toMatchObject({
    flows: ["xcore", "retail", "deep"],
    repetitions: 3,
    limitSeconds: 20,
  });
  expect(parseEngineBenchOptions(["--only", "memory,latency"])).toMatchObject({ sections: ["latency", "memory"] });
  expect(() => parseEngineBenchOptions(["--only", "speed"])).toThrow(
    '--only: "speed" is not a section; the sections are',
  );
  expect(parseEngineBenchOptions(["--quick", "--flows", "deep"])).toMatchObject({ flows: ["deep"], repetitions: 1 });
  expect(() => parseEngineBenchOptions(["--flows", "deep,wide"])).toThrow(
    '"wide" is not a flow; the flows are xcore, retail, deep',
  );
  expect(() => parseEngineBenchOptions(["--repetitions", "0"])).toThrow(
    '--repetitions: "0" is not a whole number from 1',
  );
});

test("a bar ten times as long in value is one decade longer on the axis", () => {
  const bars = [1_000, 10_000, 100_000].map((value) => ({
    label: `${value} <e>`,
    value,
    text: "t",
    isOurs: value === 1_000,
  }));
  const svg = barChartSvg({ title: "T & U", unit: "u", footer: "f", groups: [{ title: "g", note: "", bars }] });
  const widths = [...svg.matchAll(/class="(?:ours|other)" [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]));
  const [first, second, third] = widths as [number, number, number];
  expect(third - second).toBeCloseTo(second - first, -1);
  expect(svg).toContain("T &amp; U");
  expect(svg).toContain("1000 &lt;e&gt;");
  expect(svg).toContain("prefers-color-scheme: dark");
});

test("figures have three digits and tables line up", () => {
  expect([4_123_456, 12_345, 0.5].map(shortFigure)).toEqual(["4.12 M", "12.3 k", "0.500"]);
  expect(
    textTable(
      ["name", "n"],
      [
        ["a", "1"],
        ["bcdef", "10"],
      ],
    ),
  ).toBe("name    n\n─────  ──\na       1\nbcdef  10");
});
