/** What one WebSocket connection may do, and how long things may take. */
export interface SocketSettings {
  /** A ping goes out this often … */
  readonly pingEveryMs: number;
  /** … and whose pong does not come within this time is gone. */
  readonly pongWithinMs: number;
  readonly lifeMs: number;
  /** Largest incoming message. */
  readonly messageBytes: number;
  /** Incoming messages, pings and pongs a second; on the WebSocket API only pings and pongs count. */
  readonly messagesPerSecond: number;
  readonly streamsPerConnection: number;
  /** Past this much unsent data a reader is slow: it gets no intermediate states any more. */
  readonly slowBytes: number;
  /** Past this much it is disconnected … */
  readonly unsentBytes: number;
  /** … and also after having been slow for this long. */
  readonly slowMs: number;
  /** How long a client may take to answer a close. */
  readonly closeWithinMs: number;
  /** Requests of one WebSocket API connection under way at once; further ones wait unread. */
  readonly requestsAtOnce: number;
  /** How often keys that a connection speaks or listens for are looked up, to end what a revoked one had. */
  readonly keysEveryMs: number;
}

const MIB = 1024 * 1024;

export const SOCKET_SETTINGS: SocketSettings = {
  pingEveryMs: 20_000,
  pongWithinMs: 60_000,
  lifeMs: 24 * 3_600_000,
  messageBytes: 16 * 1024,
  messagesPerSecond: 5,
  streamsPerConnection: 1_024,
  slowBytes: MIB,
  unsentBytes: 4 * MIB,
  slowMs: 5_000,
  closeWithinMs: 5_000,
  requestsAtOnce: 100,
  keysEveryMs: 5_000,
};
