import type { Duplex } from "node:stream";
import { type Refusal, refusal } from "@pricetime/sdk/wire";
import type { WebSocket } from "ws";
import { answerRequest } from "../../requests/answer-request.js";
import type { ApiAnswer, ApiCall, TimeUnit } from "../../requests/api-call.js";
import { CLOSE, ClientSocket } from "../client-socket.js";
import type { Session, SessionContext } from "../session.js";
import { AccountSubscriptions } from "./account-subscriptions.js";
import { type ApiRequest, readApiRequest } from "./read-request.js";
import { SessionOperations } from "./session-operations.js";

export interface ApiSessionOptions {
  readonly context: SessionContext;
  readonly socket: WebSocket;
  readonly connection: Duplex;
  readonly address: string;
  readonly remoteAddress: string;
  readonly timeUnit: TimeUnit;
  readonly returnRateLimits: boolean;
  readonly onClose: () => void;
}

/** One connection to the WebSocket API: requests and their answers, and the user data it has subscribed to. */
export class ApiSession implements Session {
  readonly socket: ClientSocket;
  readonly #options: ApiSessionOptions;
  readonly #subscriptions: AccountSubscriptions;
  readonly #operations: SessionOperations;
  #underWay = 0;
  #stopping = false;

  constructor(options: ApiSessionOptions) {
    const { context, socket, connection, timeUnit, onClose } = options;
    this.#options = options;
    this.socket = new ClientSocket({
      socket,
      connection,
      settings: context.settings,
      clock: context.exchange.clock,
      countsMessages: false,
      onText: (text) => void this.#take(text),
      onClose: () => {
        this.#subscriptions.close();
        onClose();
      },
    });
    this.#subscriptions = new AccountSubscriptions({
      socket: this.socket,
      accounts: context.accounts,
      time: context.time,
      timeUnit,
    });
    const { exchange } = context;
    const subscriptions = this.#subscriptions;
    this.#operations = new SessionOperations({ exchange, subscriptions, returnRateLimits: options.returnRateLimits });
  }

  get isIdle(): boolean {
    return this.#underWay === 0;
  }

  async checkKeys(): Promise<void> {
    if (await this.#operations.endRevoked()) this.#refuse("null", refusal("REJECTED_MBX_KEY"));
  }

  tellShutdown(eventMs: number): void {
    this.#stopping = true;
    this.#send(JSON.stringify({ event: { e: "serverShutdown", E: eventMs } }));
  }

  #send(text: string): void {
    this.socket.send(Buffer.from(text));
  }

  async #take(text: string): Promise<void> {
    const reading = readApiRequest(text);
    if (!reading.ok) return this.#refuse(reading.id, reading.refused);
    if (this.#stopping) return this.#refuse(reading.request.id, refusal("SERVICE_SHUTTING_DOWN"));
    const { requestsAtOnce } = this.#options.context.settings;
    this.#underWay += 1;
    if (this.#underWay === requestsAtOnce) this.socket.pause();
    await this.#answer(reading.request);
    this.#underWay -= 1;
    if (this.#underWay === requestsAtOnce - 1) this.socket.resume();
  }

  async #answer(request: ApiRequest): Promise<void> {
    const { context, address, remoteAddress, timeUnit } = this.#options;
    const { operation, entries, apiKey, signedPayload } = request;
    const byLogOn = this.#operations.apiKey !== undefined && canUseLogOn(request);
    const call: ApiCall = {
      operation,
      transport: byLogOn ? "SESSION" : "WEBSOCKET",
      entries,
      apiKey: byLogOn ? this.#operations.apiKey : apiKey,
      signedPayload,
      address,
      remoteAddress,
      timeUnit,
    };
    const afterwards: (() => void)[] = [];
    const handler = this.#operations.handlerOf(operation, byLogOn, afterwards);
    const answer = await answerRequest(context.exchange, call, context.report, handler);
    this.#send(this.#text(request, answer));
    for (const act of afterwards) act();
    if (answer.status === 418) this.socket.close(CLOSE.POLICY, "Banned for not stopping at the limits.");
  }

  #text({ id, returnRateLimits }: ApiRequest, { status, body, headers, rateLimits }: ApiAnswer): string {
    const showsLimits = returnRateLimits ?? this.#options.returnRateLimits;
    const limits = showsLimits ? `,"rateLimits":${JSON.stringify(rateLimits)}` : "";
    if (status === 200) return `{"id":${id},"status":200,"result":${JSON.stringify(body)}${limits}}`;
    const error = JSON.stringify({ ...(body as object), ...this.#retryData(headers["retry-after"]) });
    return `{"id":${id},"status":${status},"error":${error}${limits}}`;
  }

  /** When a refused client may come back. */
  #retryData(seconds: string | undefined): object {
    if (seconds === undefined) return {};
    const serverTime = this.#options.context.exchange.clock.nowMs();
    return { data: { serverTime, retryAfter: serverTime + Number(seconds) * 1_000 } };
  }

  #refuse(id: string, { code, msg, httpStatus }: Refusal): void {
    this.#send(`{"id":${id},"status":${httpStatus},"error":${JSON.stringify({ code, msg })}}`);
  }
}

/** Whether a request may go without key and signature: it needs them, and brings neither. Logging on is signed each time. */
const canUseLogOn = ({ operation, entries }: ApiRequest): boolean =>
  operation.security !== "NONE" &&
  operation.id !== "sessionLogon" &&
  !entries.some(([name]) => name === "apiKey" || name === "signature");
