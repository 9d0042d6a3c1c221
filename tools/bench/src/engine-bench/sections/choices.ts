import { CHOICE_TOPICS } from "../../choices/topics.js";
import { shortFigure, wholeFigure } from "../../report/figures.js";
import { textTable } from "../../report/table.js";
import { figure } from "../figure.js";
import type { ChoiceTimes } from "../jobs/race-choices.js";
import { runChild } from "../run-child.js";
import type { SectionContext, SectionResult } from "./section.js";

const ROUNDS_PER_REPETITION = 3;
const WEIGHING_ROUNDS = 10;
/** A young generation in which nothing of a small run is collected, so that the heap's growth is what it allocates. */
const UNCOLLECTED = ["--min-semi-space-size=512", "--max-semi-space-size=512"];

const ns = (value: number) => `${shortFigure(value)} ns`;
const times = (value: number) => `${value.toFixed(2)} ×`;

/** What the engine is made of, beside what it could have been made of. */
export async function choices({ options, progress }: SectionContext): Promise<SectionResult> {
  const { quick } = options;
  const rounds = quick ? 1 : options.repetitions * ROUNDS_PER_REPETITION;
  const raced: ChoiceTimes[] = [];
  for (const topic of CHOICE_TOPICS) {
    progress(`choices: ${topic}`);
    const weighed = await runChild(
      "raceChoices",
      { topic, rounds: quick ? 1 : WEIGHING_ROUNDS, quick: true },
      UNCOLLECTED,
    );
    const timed = quick ? weighed : await runChild("raceChoices", { topic, rounds, quick });
    raced.push(...timed.map((choice, place) => withHeapBytesOf(choice, weighed[place] as ChoiceTimes)));
  }
  return { text: raced.map(table).join("\n\n"), figures: raced.flatMap(figures), data: raced };
}

const withHeapBytesOf = (choice: ChoiceTimes, weighed: ChoiceTimes): ChoiceTimes => ({
  ...choice,
  alternatives: choice.alternatives.map((each, place) => ({
    ...each,
    heapBytesPerOperation: weighed.alternatives[place]?.heapBytesPerOperation ?? 0,
  })),
});

function table({ what, operation, alternatives }: ChoiceTimes): string {
  const rows = alternatives.map((each) => [
    each.name,
    ns(each.nanosecondsPerOperation),
    times(each.timesTheEngines),
    each.ratioRange.map((ratio) => ratio.toFixed(2)).join("–"),
    wholeFigure(Math.max(0, each.heapBytesPerOperation)),
  ]);
  return `${textTable([what, "CPU", "of the engine's", "least–most", "heap bytes"], rows)}\nper ${operation}; the engine's is the last`;
}

/** How many times the engine's time the others take. */
const figures = ({ what, alternatives }: ChoiceTimes) =>
  alternatives
    .slice(0, -1)
    .map(({ name, timesTheEngines }) => figure(`${what}: ${name}, of the engine's time`, timesTheEngines, times));
