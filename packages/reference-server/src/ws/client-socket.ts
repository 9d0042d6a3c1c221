import type { Duplex } from "node:stream";
import type { Clock } from "@pricetime/adapters";
import type { WebSocket } from "ws";
import { Outbox } from "./outbox.js";
import type { SocketSettings } from "./socket-settings.js";

/** Close codes of RFC 6455, by why we use them. */
export const CLOSE = { SHUTDOWN: 1001, TEXT_ONLY: 1003, POLICY: 1008, RESTART: 1012 } as const;

export interface ClientSocketOptions {
  readonly socket: WebSocket;
  /** What the WebSocket writes to. */
  readonly connection: Duplex;
  readonly settings: SocketSettings;
  readonly clock: Pick<Clock, "monotonicMs">;
  /** Whether each message counts, not only pings and pongs. */
  readonly countsMessages: boolean;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
  /** A slow reader has caught up. */
  readonly onCaughtUp?: () => void;
}

/** One connection with its limits: how much may come in, how much may wait to go out, how long it lives. */
export class ClientSocket {
  readonly #socket: WebSocket;
  readonly #options: ClientSocketOptions;
  readonly #outbox: Outbox;
  readonly #openedAtMs: number;
  #pingedAtMs: number;
  /** When the oldest ping without an answer went out. */
  #unansweredSinceMs: number | undefined;
  #slowSinceMs: number | undefined;
  #secondStartedAtMs: number;
  #receivedThisSecond = 0;
  #closing = false;

  constructor(options: ClientSocketOptions) {
    const { socket, connection, clock, onText, onClose, countsMessages } = options;
    this.#socket = socket;
    this.#options = options;
    this.#outbox = new Outbox(socket, connection);
    this.#openedAtMs = clock.monotonicMs();
    this.#pingedAtMs = this.#openedAtMs;
    this.#secondStartedAtMs = this.#openedAtMs;
    socket.on("message", (data, isBinary) => {
      if (this.#closing || (countsMessages && !this.#count())) return;
      if (isBinary) this.close(CLOSE.TEXT_ONLY, "Send text: JSON in UTF-8.");
      else onText(data.toString());
    });
    socket.on("ping", () => this.#count());
    socket.on("pong", () => {
      this.#unansweredSinceMs = undefined;
      this.#count();
    });
    // A broken frame is answered by its close code before this is told.
    socket.on("error", () => this.#stop());
    socket.on("close", () => {
      this.#stop();
      onClose();
    });
  }

  get isClosing(): boolean {
    return this.#closing;
  }

  /** Sends what must not be missed: a reader too slow for it is disconnected. */
  send(message: Buffer): void {
    if (this.#closing) return;
    this.#watchBacklog();
    if (!this.#closing) this.#outbox.send(message);
  }

  /**
   * Sends what the next message of its kind makes worthless.
   *
   * @returns false when it was left out, because the reader is slow
   */
  sendState(message: Buffer): boolean {
    if (this.#closing) return false;
    this.#watchBacklog();
    if (this.#closing || this.#slowSinceMs !== undefined) return false;
    this.#outbox.send(message);
    return true;
  }

  /** Nothing more is sent or listened to; what a slow reader has not been sent by now, it never gets. */
  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#stop();
    this.#socket.close(code, reason);
  }

  /** Ends it without a handshake. */
  terminate(): void {
    this.#stop();
    this.#socket.terminate();
  }

  /** Stops reading: what the client sends waits at its side. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Called about once a second: pings, and ends what is too old, silent or slow. */
  inspect(): void {
    const { settings, clock } = this.#options;
    if (this.#closing) return;
    const nowMs = clock.monotonicMs();
    if (nowMs - this.#openedAtMs >= settings.lifeMs) {
      this.close(CLOSE.SHUTDOWN, "A connection lives 24 hours: connect again.");
    } else if (this.#unansweredSinceMs !== undefined && nowMs - this.#unansweredSinceMs >= settings.pongWithinMs) {
      this.terminate();
    } else {
      this.#watchBacklog();
      if (nowMs - this.#pingedAtMs >= settings.pingEveryMs) this.#ping(nowMs);
    }
  }

  #stop(): void {
    this.#closing = true;
    this.#outbox.clear();
  }

  #ping(nowMs: number): void {
    if (this.#closing) return;
    this.#pingedAtMs = nowMs;
    this.#unansweredSinceMs ??= nowMs;
    this.#socket.ping();
  }

  #watchBacklog(): void {
    const { settings, clock, onCaughtUp } = this.#options;
    const unsent = this.#outbox.unsentBytes;
    if (unsent <= settings.slowBytes) {
      if (this.#slowSinceMs === undefined) return;
      this.#slowSinceMs = undefined;
      onCaughtUp?.();
      return;
    }
    const nowMs = clock.monotonicMs();
    this.#slowSinceMs ??= nowMs;
    if (unsent > settings.unsentBytes || nowMs - this.#slowSinceMs > settings.slowMs) {
      this.close(CLOSE.POLICY, "Reading too slowly: connect again and start from a new snapshot.");
    }
  }

  /** Counts something that came in. @returns whether that was allowed */
  #count(): boolean {
    const { settings, clock } = this.#options;
    const nowMs = clock.monotonicMs();
    if (nowMs - this.#secondStartedAtMs >= 1_000) {
      this.#secondStartedAtMs = nowMs;
      this.#receivedThisSecond = 0;
    }
    this.#receivedThisSecond += 1;
    if (this.#receivedThisSecond <= settings.messagesPerSecond) return true;
    this.close(CLOSE.POLICY, `Too many messages: ${settings.messagesPerSecond} a second.`);
    return false;
  }
}
