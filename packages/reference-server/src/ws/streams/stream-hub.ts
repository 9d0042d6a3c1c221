import type { HotState, ReleasedCommand } from "@pricetime/adapters";
import { parseStreamName, STREAMS, type StreamName } from "@pricetime/sdk/wire";
import type { Markets } from "../../markets.js";
import { Frame } from "../frame.js";
import type { JournalTime } from "../journal-time.js";
import { createSource } from "./sources.js";
import type { MarketEvent, StreamSource } from "./stream-source.js";
import { TickerReader } from "./ticker-reader.js";

/** A reader of market streams. */
export interface Subscriber {
  /** @param isState a later message of the stream makes this one worthless */
  deliver(name: string, frame: Frame, isState: boolean): void;
}

interface Channel {
  readonly name: string;
  readonly stream: StreamName;
  readonly source: StreamSource;
  readonly subscribers: Set<Subscriber>;
  published: number;
  beating: boolean;
}

export interface StreamHubOptions {
  readonly hotState: HotState;
  readonly markets: Markets;
  readonly time: JournalTime;
  /** A read model could not be read; the stream goes on with its next message. */
  readonly onFailure: (name: string, error: unknown) => void;
}

/** All streams update at multiples of this, ms. */
const BEAT_MS = 100;

/** Every market stream that someone reads: one source each, however many read it. */
export class StreamHub {
  readonly #options: StreamHubOptions;
  readonly #tickers: TickerReader;
  readonly #channels = new Map<string, Channel>();
  readonly #bySymbol = new Map<string, Set<Channel>>();
  readonly #timer: NodeJS.Timeout;
  #beats = 0;

  constructor(options: StreamHubOptions) {
    this.#options = options;
    this.#tickers = new TickerReader(options.hotState);
    this.#timer = setInterval(() => this.#beat(), BEAT_MS);
    this.#timer.unref();
  }

  /** Whether there is such a stream now: its name is in the contract and its symbol is listed. */
  has(name: string): boolean {
    const stream = parseStreamName(name);
    return (
      stream !== undefined && (stream.symbol === null || this.#options.markets.market(stream.symbol) !== undefined)
    );
  }

  /** Adds a reader; does nothing for a stream that there is not. */
  subscribe(name: string, subscriber: Subscriber): void {
    const channel = this.#channels.get(name) ?? this.#open(name);
    channel?.subscribers.add(subscriber);
  }

  unsubscribe(name: string, subscriber: Subscriber): void {
    const channel = this.#channels.get(name);
    if (channel === undefined) return;
    channel.subscribers.delete(subscriber);
    if (channel.subscribers.size > 0) return;
    this.#channels.delete(name);
    const { symbol } = channel.stream;
    const siblings = this.#bySymbol.get(symbol ?? "");
    siblings?.delete(channel);
    if (siblings?.size === 0) this.#bySymbol.delete(symbol ?? "");
  }

  /** Tells one reader the present state of a stream that has one. */
  greet(name: string, subscriber: Subscriber): void {
    const channel = this.#channels.get(name);
    if (channel?.source.current === undefined) return;
    const { published, source } = channel;
    void this.#run(name, async () => {
      const payload = await source.current?.();
      const isNewest = channel.published === published && channel.subscribers.has(subscriber);
      if (payload !== undefined && isNewest) subscriber.deliver(name, frameOf(channel, payload), true);
    });
  }

  /** Takes what has been committed. */
  take(batch: readonly ReleasedCommand[]): void {
    if (this.#bySymbol.size === 0) return;
    const touched = new Set<Channel>();
    for (const { executed } of batch) {
      for (const event of executed.events) {
        if (event.type !== "Trade" && event.type !== "DepthChanged") continue;
        for (const channel of this.#channelsOf(event)) {
          channel.source.take?.(event, executed.timeMs);
          touched.add(channel);
        }
      }
    }
    for (const { name, source } of touched)
      if (source.flush !== undefined) void this.#run(name, () => source.flush?.());
  }

  /** Forgets every subscriber, and what has been taken and not told yet. */
  reset(): void {
    this.#channels.clear();
    this.#bySymbol.clear();
  }

  close(): void {
    clearInterval(this.#timer);
    this.reset();
  }

  #channelsOf({ symbolId }: MarketEvent): Iterable<Channel> {
    return this.#bySymbol.get(this.#options.markets.marketOf(symbolId).definition.symbol) ?? [];
  }

  #open(name: string): Channel | undefined {
    const stream = parseStreamName(name);
    if (stream === undefined) return undefined;
    const publish = (payload: object): void => this.#publish(channel, payload);
    const source = createSource({ ...this.#options, stream, tickers: this.#tickers, publish });
    if (source === undefined) return undefined;
    const channel: Channel = { name, stream, source, subscribers: new Set(), published: 0, beating: false };
    this.#channels.set(name, channel);
    const siblings = this.#bySymbol.get(stream.symbol ?? "") ?? new Set();
    this.#bySymbol.set(stream.symbol ?? "", siblings.add(channel));
    return channel;
  }

  /** A channel that was dropped while its source was reading has no subscribers left. */
  #publish(channel: Channel, payload: object): void {
    channel.published += 1;
    const frame = frameOf(channel, payload);
    const isState = channel.source.current !== undefined;
    for (const subscriber of channel.subscribers) subscriber.deliver(channel.name, frame, isState);
  }

  #beat(): void {
    this.#beats += 1;
    const nowMs = this.#options.time.nowMs();
    for (const channel of this.#channels.values()) {
      const { name, source, stream } = channel;
      if (source.beat === undefined || channel.beating || (this.#beats * BEAT_MS) % stream.speedMs !== 0) continue;
      channel.beating = true;
      void this.#run(name, async () => {
        try {
          await source.beat?.(nowMs);
        } finally {
          channel.beating = false;
        }
      });
    }
  }

  async #run(name: string, work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.onFailure(name, error);
    }
  }
}

const frameOf = ({ stream }: Channel, payload: object): Frame => new Frame(STREAMS[stream.id].payload, payload);
