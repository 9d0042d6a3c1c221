import type { RecoveryReport, ReplayProof } from "@pricetime/adapters";
import { assembleGateway, type Gateway, type GatewayOptions } from "./assemble-gateway.js";
import { assembleLeader, type LeaderOptions } from "./assemble-leader.js";
import type { ServedExchange } from "./exchange.js";
import type { Ports } from "./ports.js";

export interface AssembleOptions extends GatewayOptions, Omit<LeaderOptions, "onRefused"> {
  /** Ends the wait for the lease. */
  readonly stop?: AbortSignal;
}

/** An exchange that this process recovered and now leads. */
export interface OpenExchange extends ServedExchange {
  readonly recovery: RecoveryReport;
  /** One sentence: what a replay of the whole journal can prove. */
  readonly coldReplay: string;
  /** Of the last command executed. */
  position(): number;
  /** Hash of the engine's state; 32 hexadecimal digits. */
  stateHash(): string;
  /** Executes the journal again from its start, beside the running exchange, and checks every row, hash and invariant. */
  replay(): Promise<ReplayProof>;
}

/** The wait for the lease was ended by a request to stop. */
export class NeverLed extends Error {
  readonly code = "NEVER_LED";
  constructor() {
    super("Another process leads this exchange; this one was stopped while it waited.");
    this.name = "NeverLed";
  }
}

/** Leader and gateway in one process: recovers from the journal, leads, and serves. Knows ports only. */
export async function assembleExchange(ports: Ports, options: AssembleOptions): Promise<OpenExchange> {
  let gateway: Gateway | undefined;
  const leader = await assembleLeader(ports, {
    ...options,
    onRefused: (commands, error) => gateway?.refuse(commands, error),
  });
  // Nothing is queued before the gateway is there: the queue is this process's own.
  if (!(await leader.lead(options.stop ?? new AbortController().signal))) {
    await leader.stop();
    await leader.close();
    throw new NeverLed();
  }
  gateway = await assembleGateway(ports, options);
  const { drain, close: closeGateway, exchange } = gateway;
  const close = async (): Promise<void> => {
    await drain();
    await leader.stop();
    closeGateway();
    await leader.close();
    await ports.close();
  };
  const { recovery, coldReplay, position, stateHash, replay } = leader;
  const isReady = async (): Promise<boolean> => leader.leads;
  return { ...exchange, close: once(close), recovery, coldReplay, position, stateHash, replay, isReady };
}

/** Closing twice waits for the same closing. */
export function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
