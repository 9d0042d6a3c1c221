import { generateFlow } from "../../flow/generate.js";
import { shortFigure, wholeFigure } from "../../report/figures.js";
import { median } from "../../report/median.js";
import { textTable } from "../../report/table.js";
import { atMost, isRight } from "../figure.js";
import { runChild } from "../run-child.js";
import { flowFile } from "./flow-file.js";
import type { SectionContext, SectionResult } from "./section.js";

const BOOK_SIZES = [1_000, 50_000] as const;
const MESSAGES = 1_000_000;
const QUICK_MESSAGES = 50_000;
const LEVELS = 100_000;
const MOST_TIMES = 1.5;
const MOST_MICROSECONDS = 5;

const microseconds = (value: number) => `${shortFigure(value)} µs`;

/** Whether a message costs the same however many orders and prices the book holds. */
export async function flatness(context: SectionContext): Promise<SectionResult> {
  const books = await compareBookSizes(context);
  context.progress(`flatness: ${wholeFigure(LEVELS)} levels on one side`);
  const levels = await runChild("timeLevels", { levels: LEVELS });
  const [small, large] = books.costs;
  const rows = [
    ...BOOK_SIZES.map((size, place) => [
      `message, ${wholeFigure(size)} resting orders`,
      microseconds(books.costs[place] as number),
    ]),
    ...Object.entries(levels).map(([order, cost]) => [`new level, prices ${order}`, microseconds(cost)]),
  ];
  return {
    text: textTable(["flatness", "CPU"], rows),
    figures: [
      atMost(
        "a message with 50,000 resting orders costs, of one with 1,000",
        (large as number) / (small as number),
        MOST_TIMES,
        (times) => `${times.toFixed(2)} ×`,
      ),
      atMost(
        `a new level, ${wholeFigure(LEVELS)} on one side`,
        Math.max(...Object.values(levels)),
        MOST_MICROSECONDS,
        microseconds,
      ),
      isRight("flatness: trades and depth", books.differences),
    ],
    data: { microsecondsPerMessage: books.costs, levels },
    wrong: books.differences.length > 0,
  };
}

/** The flow `deep` has some 140 levels whatever its size. Sizes take turns. Returns microseconds of user CPU per message. */
async function compareBookSizes(context: SectionContext) {
  const { seed, quick, repetitions } = context.options;
  const messages = quick ? QUICK_MESSAGES : MESSAGES;
  const differences: string[] = [];
  const runs = BOOK_SIZES.map((bookSize) => ({
    file: flowFile(context, `deep-${bookSize}`, generateFlow({ mix: "deep", seed, messages, bookSize })),
    costs: [] as number[],
  }));
  for (let repetition = 1; repetition <= repetitions; repetition++) {
    for (const { file, costs } of runs) {
      const limitSeconds = Number.MAX_SAFE_INTEGER;
      const result = await runChild("measureFlow", { driver: "pricetime", flowFile: file, limitSeconds });
      costs.push((result.userSeconds * 1e6) / result.messages);
      differences.push(...result.differences);
    }
    context.progress(`flatness: run ${repetition} of ${repetitions}`);
  }
  return { costs: runs.map(({ costs }) => median(costs)), differences };
}
