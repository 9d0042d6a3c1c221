import { wholeFigure } from "../../report/figures.js";
import { atMost, figure } from "../figure.js";
import { runChild } from "../run-child.js";
import type { SectionContext, SectionResult } from "./section.js";

const ORDERS = 1_000_000;
const QUICK_ORDERS = 50_000;
const MOST_BYTES = 150;

const bytes = (value: number) => `${value.toFixed(0)} B`;

/** What an open order weighs. */
export async function memory({ options, progress }: SectionContext): Promise<SectionResult> {
  const orders = options.quick ? QUICK_ORDERS : ORDERS;
  progress("memory: weighing open orders");
  const plain = await runChild("weighOrders", { orders, withClientOrderIds: false });
  const named = await runChild("weighOrders", { orders, withClientOrderIds: true });
  return {
    text: `memory: ${wholeFigure(orders)} open orders`,
    figures: [
      atMost("bytes per open order", plain.bytesPerOrder, MOST_BYTES, bytes),
      figure("the same with client order ids of 22 characters", named.bytesPerOrder, bytes),
    ],
    data: { plain, named },
  };
}
