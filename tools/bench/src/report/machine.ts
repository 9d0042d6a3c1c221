import { availableParallelism, cpus, type } from "node:os";

/** What the figures ran on, in one line for people and as data for files. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly system: string;
  readonly node: string;
}

export const thisMachine = (): Machine => ({
  processor: cpus()[0]?.model.trim() ?? "unknown processor",
  cores: availableParallelism(),
  system: `${type()} ${process.arch}`,
  node: process.version,
});

export const machineLine = ({ processor, cores, system, node }: Machine): string =>
  `${processor}, ${cores} cores, ${system}, Node ${node}`;
