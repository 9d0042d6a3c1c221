import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";

/** What the WebSocket itself may hold; everything past it waits here, as references to messages that all readers share. */
const HANDED_OVER_BYTES = 64 * 1024;

/** Messages on their way out of one connection, in order. What is sent together leaves together. */
export class Outbox {
  readonly #socket: WebSocket;
  readonly #connection: Duplex;
  #waiting: Buffer[] = [];
  /** Where the oldest waiting message is. */
  #first = 0;
  #waitingBytes = 0;
  #corked = false;

  /** @param connection what the WebSocket writes to */
  constructor(socket: WebSocket, connection: Duplex) {
    this.#socket = socket;
    this.#connection = connection;
  }

  /** What has not left the process. */
  get unsentBytes(): number {
    return this.#waitingBytes + this.#socket.bufferedAmount;
  }

  send(message: Buffer): void {
    if (this.#waitingBytes === 0 && this.#socket.bufferedAmount < HANDED_OVER_BYTES) {
      this.#handOver(message);
      return;
    }
    this.#waiting.push(message);
    this.#waitingBytes += message.length;
  }

  /** Lets go of what has not been handed over. */
  clear(): void {
    this.#waiting = [];
    this.#first = 0;
    this.#waitingBytes = 0;
  }

  readonly #handOverMore = (): void => {
    while (this.#waitingBytes > 0 && this.#socket.bufferedAmount < HANDED_OVER_BYTES) {
      const message = this.#waiting[this.#first++] as Buffer;
      this.#waitingBytes -= message.length;
      this.#handOver(message);
    }
    if (this.#waitingBytes === 0) this.clear();
  };

  #handOver(message: Buffer): void {
    if (!this.#corked) {
      this.#corked = true;
      this.#connection.cork();
      setImmediate(() => {
        this.#corked = false;
        this.#connection.uncork();
      });
    }
    this.#socket.send(message, { binary: false }, this.#handOverMore);
  }
}
