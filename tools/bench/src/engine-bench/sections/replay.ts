import { generateFlow } from "../../flow/generate.js";
import { shortFigure, wholeFigure } from "../../report/figures.js";
import { atLeast, figure, isRight } from "../figure.js";
import { runChild } from "../run-child.js";
import { flowFile } from "./flow-file.js";
import type { SectionContext, SectionResult } from "./section.js";

const MESSAGES = 1_000_000;
const QUICK_MESSAGES = 50_000;
const LEAST_RATE = 500_000;

/** How many coded commands a recovering engine decodes and executes in a second. */
export async function replay(context: SectionContext): Promise<SectionResult> {
  const { seed, quick } = context.options;
  context.progress("replay: executing coded commands");
  const flow = generateFlow({ mix: "retail", seed, messages: quick ? QUICK_MESSAGES : MESSAGES });
  const time = await runChild("timeReplay", { flowFile: flowFile(context, "replay", flow) });
  return {
    text: `replay: ${wholeFigure(time.commands)} commands of ${time.bytesPerCommand.toFixed(0)} bytes`,
    figures: [
      atLeast("replay: commands per CPU second", time.commands / time.userSeconds, LEAST_RATE, shortFigure),
      figure("replay: commands per second of the wall clock", time.commands / time.wallSeconds, shortFigure),
      isRight("state after the replay", time.isSame ? [] : ["another state hash"]),
    ],
    data: time,
    wrong: !time.isSame,
  };
}
