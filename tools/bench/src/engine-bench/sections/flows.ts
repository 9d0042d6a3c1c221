import { generateFlow } from "../../flow/generate.js";
import { MIXES, type MixName } from "../../flow/mixes.js";
import { shortFigure } from "../../report/figures.js";
import { compareEngines } from "../compare-engines.js";
import { atLeast, type Figure, isRight } from "../figure.js";
import { flowBars, flowTable } from "../flow-report.js";
import { type FlowSummary, oursIsWrong, summarizeFlow } from "../summary.js";
import { flowFile } from "./flow-file.js";
import type { SectionContext, SectionResult } from "./section.js";

const QUICK_SHARE = 0.02;
const ENGINES = ["pricetime", "pricetime-full", "nodejs-order-book", "hft-limit-order-book"] as const;
const LEAST_RATE = 2.5e6;
const LEAST_RATIO = { xcore: 20, retail: 20, deep: 200 };

/** Our engine, alone and with journal coding and read models, and two order books from npm, on the same three flows. */
export async function flows(context: SectionContext): Promise<SectionResult> {
  const summaries: FlowSummary[] = [];
  const figures: Figure[] = [];
  for (const mix of context.options.flows) {
    const summary = await runFlow(mix, context);
    summaries.push(summary);
    figures.push(...figuresOf(mix, summary));
  }
  return {
    text: summaries.map(flowTable).join("\n\n"),
    figures,
    data: summaries,
    groups: summaries.map((summary) => flowBars(summary)),
    wrong: summaries.some(oursIsWrong),
  };
}

async function runFlow(mix: MixName, context: SectionContext): Promise<FlowSummary> {
  const { seed, quick } = context.options;
  const messages = quick ? MIXES[mix].messages * QUICK_SHARE : MIXES[mix].messages;
  const file = flowFile(context, mix, generateFlow({ mix, seed, messages }));
  return summarizeFlow(mix, messages, await compareEngines(context, mix, file, ENGINES));
}

function figuresOf(mix: MixName, { engines, ratioToBestRival = 0 }: FlowSummary): Figure[] {
  const rateOf = (name: string) => engines.find(({ engine }) => engine === name)?.perCpuSecond ?? 0;
  return [
    atLeast(`${mix}: messages per CPU second`, rateOf("pricetime"), LEAST_RATE, shortFigure),
    {
      what: `${mix}: with journal coding and read models`,
      value: rateOf("pricetime-full"),
      text: shortFigure(rateOf("pricetime-full")),
    },
    atLeast(`${mix}: times the faster book from npm`, ratioToBestRival, LEAST_RATIO[mix], shortFigure),
    isRight(
      `${mix}: trades and depth`,
      engines.slice(0, 2).flatMap(({ differences }) => differences),
    ),
  ];
}
