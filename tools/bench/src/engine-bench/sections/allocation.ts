import { generateFlow } from "../../flow/generate.js";
import { wholeFigure } from "../../report/figures.js";
import { textTable } from "../../report/table.js";
import { atMost, figure } from "../figure.js";
import { runChild } from "../run-child.js";
import { flowFile } from "./flow-file.js";
import type { SectionContext, SectionResult } from "./section.js";

const MESSAGES = 300_000;
const QUICK_MESSAGES = 50_000;
const WARM_UP_SHARE = 2;
/** A young generation in which nothing is collected while it is counted. */
const NODE_OPTIONS = ["--min-semi-space-size=512", "--max-semi-space-size=512"];

const bytes = (value: number) => `${value.toFixed(1)} B`;

/** What the retail flow allocates per message once it runs steadily, and where. */
export async function allocation(context: SectionContext): Promise<SectionResult> {
  const { seed, quick } = context.options;
  const messages = quick ? QUICK_MESSAGES : MESSAGES;
  context.progress("allocation: counting bytes");
  const flow = generateFlow({ mix: "retail", seed, messages: (2 + WARM_UP_SHARE) * messages });
  const file = flowFile(context, "allocation", flow);
  const counted = await runChild("countAllocation", { driver: "pricetime", flowFile: file, messages }, NODE_OPTIONS);
  const rows = counted.top.map((each) => [each.name, each.place, each.isEngine ? "engine" : "", each.bytes.toFixed(2)]);
  return {
    text: [
      `allocation: ${wholeFigure(messages)} messages, ${counted.collections} collections meanwhile`,
      textTable(["allocated in", "at", "", "bytes per message"], rows),
    ].join("\n"),
    figures: [
      atMost("allocated per message", counted.heapBytesPerMessage, 1, bytes),
      figure("of that in functions of the engine", counted.engineBytesPerMessage, bytes),
      figure("growth of typed arrays per message", counted.arrayBytesPerMessage, bytes),
    ],
    data: counted,
  };
}
