import { readFileSync } from "node:fs";
import {
  ByteReader,
  ByteWriter,
  createEngine,
  decodeEnvelope,
  type Envelope,
  type EventView,
  encodeEnvelope,
} from "@pricetime/engine";
import { PricetimeFlow } from "../../drivers/pricetime-flow.js";
import { readFlow } from "../../flow/format.js";
import { collectGarbage } from "./collect-garbage.js";

export interface TimeReplayJob {
  readonly flowFile: string;
}

export interface ReplayTime {
  readonly commands: number;
  readonly bytesPerCommand: number;
  readonly userSeconds: number;
  readonly wallSeconds: number;
  /** Whether the replayed engine has the state of the first. */
  readonly isSame: boolean;
}

/** Decodes and executes the coded commands of a flow on an empty engine: the engine's part of a recovery. */
export async function timeReplay({ flowFile }: TimeReplayJob): Promise<ReplayTime> {
  const flow = readFlow(readFileSync(flowFile));
  const recording = new RecordingFlow(flow).prepare();
  recording.run(0, flow.records);
  const { coded, timesMs } = recording;
  const bytes = coded.toBytes();
  collectGarbage();

  const engine = createEngine();
  const reader = new ByteReader(bytes);
  const wallBefore = performance.now();
  const cpuBefore = process.cpuUsage();
  for (const timeMs of timesMs) engine.execute(timeMs, decodeEnvelope(reader));
  const userSeconds = process.cpuUsage(cpuBefore).user / 1e6;
  const wallSeconds = (performance.now() - wallBefore) / 1e3;
  return {
    commands: timesMs.length,
    bytesPerCommand: bytes.length / timesMs.length,
    userSeconds,
    wallSeconds,
    isSame: reader.remaining === 0 && engine.stateHash() === recording.stateHash(),
  };
}

class RecordingFlow extends PricetimeFlow {
  readonly coded = new ByteWriter();
  readonly timesMs: number[] = [];

  stateHash(): string {
    return this.engine.stateHash();
  }

  protected override execute(envelope: Envelope): EventView {
    encodeEnvelope(this.coded, envelope);
    this.timesMs.push(this.timeMs);
    return super.execute(envelope);
  }
}
