import { shortFigure, wholeFigure } from "../../report/figures.js";
import { figure, isRight } from "../figure.js";
import { runChild } from "../run-child.js";
import type { SectionContext, SectionResult } from "./section.js";

const ORDERS = 1_000_000;
const QUICK_ORDERS = 50_000;

const seconds = (ms: number) => `${shortFigure(ms / 1000)} s`;

/** How long a snapshot of many open orders takes, and restoring it. */
export async function snapshot({ options, progress }: SectionContext): Promise<SectionResult> {
  const orders = options.quick ? QUICK_ORDERS : ORDERS;
  progress("snapshot: taking and restoring one");
  const times = await runChild("timeSnapshot", { orders });
  return {
    text: `snapshot: ${wholeFigure(orders)} open orders with client order ids, ${shortFigure(times.bytes)}B`,
    figures: [
      figure("snapshot taken in", times.snapshotMs, seconds),
      figure("snapshot restored in", times.restoreMs, seconds),
      isRight("state after restoring", times.isSame ? [] : ["another state hash"]),
    ],
    data: times,
    wrong: !times.isSame,
  };
}
