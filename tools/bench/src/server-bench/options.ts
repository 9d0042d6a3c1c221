import { parseArgs } from "node:util";
import { wholeNumber } from "../command-line/whole-number.js";

export interface ServerBenchOptions {
  /** Connections of the closed loop, the same for orders and pings. */
  readonly connections: number;
  /** Turns of orders and pings in the closed loop. */
  readonly turns: number;
  /** Seconds of one turn. */
  readonly turnSeconds: number;
  /** Orders per second of the open loop. */
  readonly rate: number;
  /** Seconds of the open loop. */
  readonly seconds: number;
}

export const SERVER_BENCH_HELP = `npm run bench:server -- [options]

  --connections N   keep-alive connections of the closed loop (default 32)
  --turns N         turns of orders and pings in the closed loop (default 4)
  --turn SECONDS    length of a turn (default 4)
  --rate N          orders per second of the open loop (default 500)
  --seconds N       length of the open loop (default 20)
  --quick           one turn of 2 s, then 3 s of the open loop: a look, not a measurement
  --help            this text
`;

/** @throws Error with a sentence for the terminal */
export function parseServerBenchOptions(args: readonly string[]): ServerBenchOptions | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      connections: { type: "string", default: "32" },
      turns: { type: "string" },
      turn: { type: "string" },
      rate: { type: "string", default: "500" },
      seconds: { type: "string" },
      quick: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  return {
    connections: wholeNumber("--connections", values.connections),
    turns: wholeNumber("--turns", values.turns ?? (values.quick ? "1" : "4")),
    turnSeconds: wholeNumber("--turn", values.turn ?? (values.quick ? "2" : "4")),
    rate: wholeNumber("--rate", values.rate),
    seconds: wholeNumber("--seconds", values.seconds ?? (values.quick ? "3" : "20")),
  };
}
