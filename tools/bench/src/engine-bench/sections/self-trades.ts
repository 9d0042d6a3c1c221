import { generateFlow } from "../../flow/generate.js";
import { shortFigure, wholeFigure } from "../../report/figures.js";
import { figure, isRight } from "../figure.js";
import { runChild } from "../run-child.js";
import { flowFile } from "./flow-file.js";
import type { SectionContext, SectionResult } from "./section.js";

const MESSAGES = 200_000;
const QUICK_MESSAGES = 10_000;
/** So few that every fifth maker in an order's way is its owner's. */
const USERS = 5;
const BOOK_SIZE = 1_000;

/** Orders of few users, all with EXPIRE_MAKER: trades and depth must be the reference engine's. */
export async function selfTrades(context: SectionContext): Promise<SectionResult> {
  const { seed, quick } = context.options;
  const messages = quick ? QUICK_MESSAGES : MESSAGES;
  context.progress("self-trades: replaying on our engine and on the reference engine");
  const flow = generateFlow({ mix: "retail", seed, messages, bookSize: BOOK_SIZE, users: USERS });
  const seen = await runChild("preventSelfTrades", { flowFile: flowFile(context, "self-trades", flow) });
  const differences = [...seen.differences, ...(seen.expired === 0 ? ["no order met its owner's"] : [])];
  return {
    text: `self-trades: ${wholeFigure(seen.messages)} messages, ${wholeFigure(seen.trades)} trades, ${wholeFigure(seen.expired)} makers expired`,
    figures: [
      figure("EXPIRE_MAKER: messages per CPU second", seen.messages / seen.userSeconds, shortFigure),
      isRight("EXPIRE_MAKER: trades and depth", differences),
    ],
    data: seen,
    wrong: differences.length > 0,
  };
}
