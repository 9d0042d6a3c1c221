import type { HmacApiKey } from "@pricetime/adapters";
import WebSocket from "ws";
import { type Parameters, signatureOf } from "./support.js";

/** A message as it came in, read. */
export interface Message {
  readonly [name: string]: unknown;
}

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

const PATIENCE_MS = 10_000;

/** One connection of a test: keeps everything that came in, in order. */
export class TestSocket {
  readonly socket: WebSocket;
  readonly messages: Message[] = [];
  /** How the server, or the network, ended it. */
  readonly closed: Promise<Closing>;
  #waiting: (() => void)[] = [];
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data) => {
      this.messages.push(JSON.parse(String(data)) as Message);
      this.#wake();
    });
    this.closed = new Promise((resolve) => {
      socket.on("close", (code, reason) => {
        resolve({ code, reason: String(reason) });
        this.#wake();
      });
    });
    socket.on("error", () => {});
  }

  /** @param url of the HTTP API */
  static async open(url: string, path: string): Promise<TestSocket> {
    const opened = new TestSocket(new WebSocket(url.replace("http", "ws") + path));
    await new Promise<void>((resolve, reject) => {
      opened.socket.once("open", resolve);
      opened.socket.once("unexpected-response", (_request, response) => {
        reject(new Error(`the upgrade was answered by ${response.statusCode}`));
      });
    });
    return opened;
  }

  send(message: object | string): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** The first message, from `from` on, that is asked for. */
  async next(isIt: (message: Message) => boolean, what: string, from = 0): Promise<Message> {
    let found: Message | undefined;
    await this.until(() => {
      found = this.messages.slice(from).find(isIt);
      return found !== undefined;
    }, what);
    return found as Message;
  }

  /** Waits until something holds that only a message can bring about. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const endMs = Date.now() + PATIENCE_MS;
    while (!holds()) {
      const leftMs = endMs - Date.now();
      if (leftMs <= 0 || this.socket.readyState === WebSocket.CLOSED) {
        throw new Error(
          `${what} did not come; the last messages: ${JSON.stringify(this.messages.slice(-3)).slice(0, 500)}`,
        );
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Sends a control message or a request and waits for its reply. */
  async ask(method: string, params?: unknown): Promise<Message> {
    const id = this.#nextId++;
    const from = this.messages.length;
    this.send({ id, method, ...(params === undefined ? {} : { params }) });
    return this.next((message) => message.id === id, `the reply to ${method}`, from);
  }

  /** As {@link ask}, signed by the key. */
  askSigned({ apiKey, secret }: HmacApiKey, method: string, parameters: Parameters = {}): Promise<Message> {
    return this.ask(method, signedParams(parameters, apiKey, secret));
  }

  /** The events of the user data stream so far, unwrapped. */
  events(): Message[] {
    return this.messages.flatMap((message) => {
      const event = message.event ?? message.data ?? message;
      return typeof event === "object" && event !== null && "e" in event ? [event as Message] : [];
    });
  }

  close(): Promise<Closing> {
    this.socket.close();
    return this.closed;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}

/** Waits, looking again and again, until something holds. */
export async function eventually(holds: () => boolean, what: string): Promise<void> {
  const endMs = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > endMs) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Adds apiKey, timestamp and signature: sorted by name, not percent-encoded. */
export function signedParams(parameters: Parameters, apiKey: string, secret: string): Parameters {
  const all: Parameters = { ...parameters, apiKey, timestamp: Date.now() };
  const payload = Object.keys(all)
    .sort()
    .map((name) => `${name}=${all[name]}`)
    .join("&");
  return { ...all, signature: signatureOf(payload, secret) };
}
