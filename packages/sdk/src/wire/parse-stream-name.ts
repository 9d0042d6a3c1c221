import type { KlineInterval } from "./enums.js";
import { STREAMS, type Stream, type StreamId } from "./streams.js";

/** What a stream name asks for. */
export interface StreamName {
  readonly id: StreamId;
  /** Upper case, as REST spells it; null for the streams of all symbols. */
  readonly symbol: string | null;
  /** 0 is at once. */
  readonly speedMs: number;
  /** Of kline streams. */
  readonly interval?: KlineInterval;
  /** Of partial depth streams: 5, 10 or 20. */
  readonly levels?: number;
}

const SYMBOL = /^[a-z0-9-_.]{1,20}$/;
const PREFIX = "<symbol>";

/** Every name the table allows, `<symbol>` left as it is: some forty, so looking one up costs the same for any input. */
const shapes: ReadonlyMap<string, Omit<StreamName, "symbol">> = new Map(
  Object.entries(STREAMS).flatMap(([id, stream]) => shapesOf(id as StreamId, stream)),
);

function shapesOf(id: StreamId, stream: Stream): [string, Omit<StreamName, "symbol">][] {
  const [[placeholder, words] = ["", [""]]] = Object.entries(stream.words ?? {});
  return words.flatMap((word) => {
    const name = stream.template.replace(`<${placeholder}>`, word);
    const asked = { id, ...(placeholder === "" ? {} : { [placeholder]: /^\d+$/.test(word) ? Number(word) : word }) };
    const speedMs = stream.speedMsOf?.[word] ?? stream.speedsMs[0];
    const slowest: [string, Omit<StreamName, "symbol">] = [name, { ...asked, speedMs }];
    if (stream.speedsMs.length === 1) return [slowest];
    return [
      slowest,
      ...stream.speedsMs.map((speed): [string, Omit<StreamName, "symbol">] => [
        `${name}@${speed}ms`,
        { ...asked, speedMs: speed },
      ]),
    ];
  });
}

/** Reads `btcusdt@depth5@100ms` and the like; undefined when no stream of the table has such a name. */
export function parseStreamName(name: string): StreamName | undefined {
  if (name.startsWith("!")) {
    const shape = shapes.get(name);
    return shape === undefined ? undefined : { ...shape, symbol: null };
  }
  const at = name.indexOf("@");
  const symbol = name.slice(0, Math.max(at, 0));
  const shape = SYMBOL.test(symbol) ? shapes.get(PREFIX + name.slice(at)) : undefined;
  return shape === undefined ? undefined : { ...shape, symbol: symbol.toUpperCase() };
}
