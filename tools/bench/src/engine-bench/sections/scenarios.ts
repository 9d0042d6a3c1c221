import { shortFigure } from "../../report/figures.js";
import { generateScenario } from "../../scenarios/generate-scenario.js";
import { SCENARIO_NAMES, SCENARIO_ORDERS } from "../../scenarios/scenarios.js";
import { compareEngines } from "../compare-engines.js";
import { atLeast, isRight } from "../figure.js";
import { flowBars, flowTable } from "../flow-report.js";
import { type FlowSummary, oursIsWrong, summarizeFlow } from "../summary.js";
import { flowFile } from "./flow-file.js";
import type { SectionContext, SectionResult } from "./section.js";

const QUICK_SHARE = 0.02;
const ENGINES = ["pricetime", "bare-book"] as const;
const LEAST_RATE = 2.5e6;
const LEAST_SHARE = 0.75;

/** Our engine and the bare book on the five scenarios: the worst one counts. */
export async function scenarios(context: SectionContext): Promise<SectionResult> {
  const summaries: FlowSummary[] = [];
  for (const scenario of SCENARIO_NAMES) {
    const flow = generateScenario({ scenario, orders: SCENARIO_ORDERS * (context.options.quick ? QUICK_SHARE : 1) });
    const file = flowFile(context, scenario, flow);
    summaries.push(summarizeFlow(scenario, flow.records, await compareEngines(context, scenario, file, ENGINES)));
  }
  const worst = summaries.reduce((low, each) => (rateOf(each) < rateOf(low) ? each : low));
  const leastShare = Math.min(...summaries.map(({ ratioToBareBook = 0 }) => ratioToBareBook));
  return {
    text: summaries.map(flowTable).join("\n\n"),
    figures: [
      atLeast(`worst scenario (${worst.flow}): messages per CPU second`, rateOf(worst), LEAST_RATE, shortFigure),
      atLeast("lowest share of the bare book", leastShare, LEAST_SHARE, (share) => `${(100 * share).toFixed(0)} %`),
      isRight(
        "scenarios: trades and depth",
        summaries.flatMap(({ engines }) => engines[0]?.differences ?? []),
      ),
    ],
    data: summaries,
    groups: [flowBars(worst, `worst of five scenarios (${worst.flow})`)],
    wrong: summaries.some(oursIsWrong),
  };
}

const rateOf = ({ engines }: FlowSummary): number => engines[0]?.perCpuSecond ?? 0;
