import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { ReleasedCommand } from "@pricetime/adapters";
import { type WebSocket, WebSocketServer } from "ws";
import type { Exchange } from "../exchange.js";
import { countedAddress, plainAddress } from "../limits/address.js";
import { errorAnswer } from "../requests/steps/error-answer.js";
import { admit } from "./admit.js";
import { ApiSession } from "./api/api-session.js";
import { CLOSE } from "./client-socket.js";
import { JournalTime } from "./journal-time.js";
import { refuseUpgrade } from "./refuse-upgrade.js";
import type { Session, SessionContext } from "./session.js";
import { SOCKET_SETTINGS, type SocketSettings } from "./socket-settings.js";
import { StreamHub } from "./streams/stream-hub.js";
import { StreamSession } from "./streams/stream-session.js";
import { readUpgradeTarget, type UpgradeTarget } from "./upgrade-target.js";
import { AccountFeed } from "./user-data/account-feed.js";

export interface WebSocketOptions {
  /** Instead of the usual ones. */
  readonly settings?: Partial<SocketSettings>;
  /** Told about failures nobody foresaw; `what` is a method or a stream. */
  readonly onFailure?: (what: string, error: unknown) => void;
}

export interface WebSockets {
  /** Open connections. */
  readonly connections: number;
  /** Announces the end, lets requests under way finish for a moment, and closes every connection. */
  close(reason?: string): Promise<void>;
}

/** Parts that one message may come in. */
const MESSAGE_FRAGMENTS = 64;
const INSPECT_MS = 1_000;
const DRAIN_MS = 2_000;
const STEP_MS = 10;

/**
 * Serves market streams (`/ws`, `/stream`), user data and the WebSocket API (`/ws-api/v3`) on an HTTP server. Call it before the
 * server listens or at once after, and close it before the server.
 */
export async function attachWebSockets(
  server: Server,
  exchange: Exchange,
  { settings: chosen = {}, onFailure = () => {} }: WebSocketOptions = {},
): Promise<WebSockets> {
  const { hotState, markets, listenKeys, clock } = exchange;
  const limited = exchange.rateLimits.list.length > 0;
  const unlimited = limited ? {} : { messagesPerSecond: Number.POSITIVE_INFINITY };
  const settings: SocketSettings = { ...SOCKET_SETTINGS, ...unlimited, ...chosen };
  const time = new JournalTime(clock, await hotState.timeMs());
  const context: SessionContext = {
    exchange,
    settings,
    time,
    hub: new StreamHub({ hotState, markets, time, onFailure }),
    accounts: new AccountFeed({ markets, time, listenKeys }),
    report: (error, { operation }) => onFailure(operation.webSocketMethod ?? operation.id, error),
  };
  const sessions = new Set<Session>();
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: settings.messageBytes,
    // Younger than the library's types.
    ...{ maxFragments: MESSAGE_FRAGMENTS, closeTimeout: settings.closeWithinMs },
  });

  const closeAll = (code: number, reason: string): void => {
    for (const { socket } of sessions) socket.close(code, reason);
  };
  const unsubscribe = exchange.feed.subscribe(
    watchForGaps(await hotState.position(), (batch, isGap) => {
      if (isGap) {
        // Who missed something starts again from a snapshot.
        closeAll(CLOSE.RESTART, "Messages were lost: connect again and start from a new snapshot.");
        context.hub.reset();
      }
      time.follow(batch);
      context.hub.take(batch);
      context.accounts.take(batch);
    }),
  );
  const inspection = setInterval(() => {
    for (const { socket } of sessions) socket.inspect();
  }, INSPECT_MS);
  inspection.unref();
  const keyCheck = setInterval(() => {
    for (const session of sessions) session.checkKeys?.().catch((error: unknown) => onFailure("key check", error));
  }, settings.keysEveryMs);
  keyCheck.unref();

  const open = (socket: WebSocket, connection: Duplex, target: UpgradeTarget, remoteAddress: string): void => {
    const address = countedAddress(remoteAddress);
    const onClose = (): void => {
      sessions.delete(session);
    };
    const session: Session =
      target.kind === "API"
        ? new ApiSession({ context, socket, connection, address, remoteAddress, ...target, onClose })
        : new StreamSession({ context, socket, connection, ...target, onClose });
    sessions.add(session);
  };
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const remoteAddress = plainAddress(request.socket.remoteAddress);
    const hangUp = (): void => void socket.destroy();
    socket.on("error", hangUp);
    const upgrade = async (): Promise<void> => {
      const target = readUpgradeTarget(request.url ?? "");
      await admit(exchange, countedAddress(remoteAddress), target.kind);
      socket.off("error", hangUp);
      sockets.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, socket, target, remoteAddress));
    };
    upgrade().catch((error: unknown) => {
      const answer = errorAnswer(error);
      if (answer.unexpected) onFailure("upgrade", error);
      refuseUpgrade(socket, answer);
    });
  };
  server.on("upgrade", onUpgrade);

  return {
    get connections() {
      return sessions.size;
    },
    close: async (reason = "The server is stopping.") => {
      server.off("upgrade", onUpgrade);
      for (const session of sessions) session.tellShutdown(time.nowMs());
      await until(() => [...sessions].every(({ isIdle }) => isIdle), DRAIN_MS);
      unsubscribe();
      clearInterval(inspection);
      clearInterval(keyCheck);
      closeAll(CLOSE.SHUTDOWN, reason);
      await until(() => sessions.size === 0, DRAIN_MS);
      for (const { socket } of sessions) socket.terminate();
      context.hub.close();
      context.accounts.close();
    },
  };

  async function until(holds: () => boolean, withinMs: number): Promise<void> {
    const endMs = clock.monotonicMs() + withinMs;
    while (!holds() && clock.monotonicMs() < endMs) await clock.sleep(STEP_MS);
  }
}

/** Tells with each batch whether commands before it were lost. Before anyone is connected a wrong alarm does no harm. */
function watchForGaps(
  startPosition: number,
  listener: (batch: readonly ReleasedCommand[], isGap: boolean) => void,
): (batch: readonly ReleasedCommand[]) => void {
  let position = startPosition;
  return (batch) => {
    const [first, last = first] = [batch[0], batch.at(-1)];
    if (first === undefined || last === undefined) return;
    const isGap = first.executed.position !== position + 1;
    position = last.executed.position;
    listener(batch, isGap);
  };
}
