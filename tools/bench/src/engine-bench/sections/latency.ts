import { generateFlow } from "../../flow/generate.js";
import { wholeFigure } from "../../report/figures.js";
import { atMost, figure } from "../figure.js";
import { runChild } from "../run-child.js";
import { flowFile } from "./flow-file.js";
import type { SectionContext, SectionResult } from "./section.js";

const MESSAGES = 1_000_000;
const QUICK_MESSAGES = 50_000;

const nanoseconds = (value: number) => `${wholeFigure(value)} ns`;

/** How long single messages of the retail flow take, reading their record included. */
export async function latency(context: SectionContext): Promise<SectionResult> {
  const { seed, quick } = context.options;
  context.progress("latency: timing single messages");
  const flow = generateFlow({ mix: "retail", seed, messages: quick ? QUICK_MESSAGES : MESSAGES });
  const file = flowFile(context, "latency", flow);
  const times = await runChild("timeMessages", { driver: "pricetime", flowFile: file });
  return {
    text: `latency: ${wholeFigure(times.messages)} messages, timed one by one; the clock's ${nanoseconds(times.timerOverhead)} are subtracted`,
    figures: [
      atMost("latency p50", times.p50, 500, nanoseconds),
      atMost("latency p99", times.p99, 2_000, nanoseconds),
      figure("latency p99.9", times.p999, nanoseconds),
      figure("longest message", times.longest, nanoseconds),
    ],
    data: times,
  };
}
