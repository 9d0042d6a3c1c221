import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { TimeUnit } from "../../requests/api-call.js";
import { CLOSE, ClientSocket } from "../client-socket.js";
import { combinedOpening, type Frame } from "../frame.js";
import type { Session, SessionContext } from "../session.js";
import { type ControlRequest, controlResult, readControlRequest } from "./control-request.js";
import type { Subscriber } from "./stream-hub.js";

export interface StreamSessionOptions {
  readonly context: SessionContext;
  readonly socket: WebSocket;
  readonly connection: Duplex;
  readonly combined: boolean;
  readonly names: readonly string[];
  readonly timeUnit: TimeUnit;
  readonly onClose: () => void;
}

/** One connection to `/ws` or `/stream`: its subscriptions, and whether messages come with their stream's name. */
export class StreamSession implements Subscriber, Session {
  readonly socket: ClientSocket;
  readonly #context: SessionContext;
  readonly #timeUnit: TimeUnit;
  #combined: boolean;
  /** How to end each subscription, by name. */
  readonly #subscriptions = new Map<string, () => void>();
  /** Streams whose state was left out while the reader was slow. */
  readonly #missed = new Set<string>();

  constructor({ context, socket, connection, combined, names, timeUnit, onClose }: StreamSessionOptions) {
    this.#context = context;
    this.#combined = combined;
    this.#timeUnit = timeUnit;
    this.socket = new ClientSocket({
      socket,
      connection,
      settings: context.settings,
      clock: context.exchange.clock,
      countsMessages: true,
      onText: (text) => this.#take(text),
      onClose: () => {
        this.#end([...this.#subscriptions.keys()]);
        onClose();
      },
      onCaughtUp: () => this.#catchUp(),
    });
    this.#subscribe(names);
  }

  deliver(name: string, frame: Frame, isState: boolean): void {
    const bytes = frame.bytes(this.#timeUnit, this.#combined ? combinedOpening(name) : "");
    if (!isState) this.socket.send(bytes);
    else if (!this.socket.sendState(bytes)) this.#missed.add(name);
  }

  tellShutdown(eventMs: number): void {
    const event = JSON.stringify({ e: "serverShutdown", E: eventMs });
    this.#send(this.#combined ? `${combinedOpening("!serverShutdown")}${event}}` : event);
  }

  get isIdle(): boolean {
    return true;
  }

  #send(text: string): void {
    this.socket.send(Buffer.from(text));
  }

  #take(text: string): void {
    const reading = readControlRequest(text);
    if (!reading.ok) {
      this.#send(reading.reply);
      return;
    }
    const before = new Set(this.#subscriptions.keys());
    const result = this.#do(reading.request);
    this.#send(controlResult(reading.id, result));
    for (const name of this.#subscriptions.keys()) if (!before.has(name)) this.#context.hub.greet(name, this);
  }

  #do(request: ControlRequest): unknown {
    switch (request.method) {
      case "SUBSCRIBE":
        return this.#add(request.names);
      case "UNSUBSCRIBE":
        return this.#end(request.names);
      case "LIST_SUBSCRIPTIONS":
        return [...this.#subscriptions.keys()];
      case "SET_PROPERTY":
        this.#combined = request.combined;
        return null;
      case "GET_PROPERTY":
        return this.#combined;
    }
  }

  #subscribe(names: readonly string[]): void {
    this.#add(names);
    for (const name of this.#subscriptions.keys()) this.#context.hub.greet(name, this);
  }

  /** What names no stream that there is, is passed over. */
  #add(names: readonly string[]): null {
    const { settings } = this.#context;
    for (const name of names) {
      if (this.#subscriptions.has(name)) continue;
      const end = this.#open(name);
      if (end === undefined) continue;
      this.#subscriptions.set(name, end);
      if (this.#subscriptions.size <= settings.streamsPerConnection) continue;
      this.socket.close(CLOSE.POLICY, `Too many streams: ${settings.streamsPerConnection} on one connection.`);
      return null;
    }
    return null;
  }

  #open(name: string): (() => void) | undefined {
    const { hub, accounts, exchange } = this.#context;
    if (hub.has(name)) {
      hub.subscribe(name, this);
      return () => hub.unsubscribe(name, this);
    }
    const accountId = exchange.listenKeys.accountOf(name);
    if (accountId === undefined) return undefined;
    return accounts.subscribe(accountId, {
      listenKey: name,
      deliver: (frame) => this.deliver(name, frame, false),
      onEnded: () => this.#end([name]),
    });
  }

  #end(names: readonly string[]): null {
    for (const name of names) {
      this.#subscriptions.get(name)?.();
      this.#subscriptions.delete(name);
      this.#missed.delete(name);
    }
    return null;
  }

  #catchUp(): void {
    const missed = [...this.#missed];
    this.#missed.clear();
    for (const name of missed) this.#context.hub.greet(name, this);
  }
}
