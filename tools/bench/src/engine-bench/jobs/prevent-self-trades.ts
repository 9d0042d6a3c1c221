import { readFileSync } from "node:fs";
import { PricetimeFlow } from "../../drivers/pricetime-flow.js";
import { ReferenceFlow } from "../../drivers/reference-flow.js";
import { differences } from "../../flow/checksum.js";
import { readFlow } from "../../flow/format.js";
import { collectGarbage } from "./collect-garbage.js";

export interface PreventSelfTradesJob {
  readonly flowFile: string;
}

export interface SelfTradesPrevented {
  readonly messages: number;
  readonly userSeconds: number;
  readonly trades: number;
  /** Makers that expired instead of trading with their owner. */
  readonly expired: number;
  readonly differences: readonly string[];
}

const MODE = "EXPIRE_MAKER";

/** Times our engine with self-trade prevention on every order, and judges it by the reference engine. */
export async function preventSelfTrades({ flowFile }: PreventSelfTradesJob): Promise<SelfTradesPrevented> {
  const flow = readFlow(readFileSync(flowFile));
  new PricetimeFlow(flow, MODE).prepare().run(0, flow.records);
  const engine = new PricetimeFlow(flow, MODE).prepare();
  engine.run(0, flow.prefill);
  collectGarbage();
  const before = process.cpuUsage();
  engine.run(flow.prefill, flow.records);
  const userSeconds = process.cpuUsage(before).user / 1e6;

  const reference = new ReferenceFlow(flow, MODE).prepare();
  reference.run(0, flow.records);
  const actual = engine.checksums();
  return {
    messages: flow.records - flow.prefill,
    userSeconds,
    trades: actual.tradeCount,
    expired: reference.expired,
    differences: differences(actual, reference.checksums()),
  };
}
