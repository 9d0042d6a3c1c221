import type { Endpoint, Operation } from "../operation.js";
import type { TextParameter } from "../parameter.js";
import * as routes from "../routes.js";
import { listOf, ref } from "../schemas/record.js";

const userStream = { tag: "user data stream", orderCount: 0, rules: [] } as const;

const listenKey = {
  name: "listenKey",
  type: "STRING",
  pattern: "^[a-zA-Z0-9]{1,64}$",
  required: true,
  description: "As POST answered it.",
} as const satisfies TextParameter;

export const startUserDataStream: Endpoint<"startUserDataStream"> = {
  ...routes.startUserDataStreamRoute,
  ...userStream,
  summary: "Start a user data stream: a listenKey for 60 minutes (retired by Binance, still called by clients)",
  webSocketMethod: "userDataStream.start",
  parameters: [],
  response: ref("ListenKey"),
  errors: [],
};

export const keepAliveUserDataStream: Endpoint<"keepAliveUserDataStream"> = {
  ...routes.keepAliveUserDataStreamRoute,
  ...userStream,
  summary: "Keep a user data stream alive for another 60 minutes",
  webSocketMethod: "userDataStream.ping",
  parameters: [listenKey],
  response: ref("Empty"),
  errors: ["INVALID_LISTEN_KEY"],
};

export const closeUserDataStream: Endpoint<"closeUserDataStream"> = {
  ...routes.closeUserDataStreamRoute,
  ...userStream,
  summary: "Close a user data stream",
  webSocketMethod: "userDataStream.stop",
  parameters: [listenKey],
  response: ref("Empty"),
  errors: ["INVALID_LISTEN_KEY"],
};

/** WebSocket API only. */
export const subscribeSignature: Operation<"subscribeSignature"> = {
  ...userStream,
  id: "subscribeSignature",
  summary: "Subscribe this connection to the account's events, by a signature",
  security: "USER_STREAM",
  signed: true,
  weight: { kind: "fixed", weight: 2 },
  webSocketMethod: "userDataStream.subscribe.signature",
  parameters: [],
  response: ref("SubscriptionId"),
  errors: ["SUBSCRIPTION_ACTIVE", "MAXIMUM_SUBSCRIPTION_IDS"],
};

/** WebSocket API only. */
export const unsubscribe: Operation<"unsubscribe"> = {
  ...userStream,
  id: "unsubscribe",
  summary: "End one subscription of this connection, or all",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 2 },
  webSocketMethod: "userDataStream.unsubscribe",
  parameters: [
    { name: "subscriptionId", type: "LONG", description: "As the subscription answered it; all when not sent." },
  ],
  response: ref("Empty"),
  errors: ["SUBSCRIPTION_INACTIVE"],
};

/** WebSocket API only. */
export const subscribe: Operation<"subscribe"> = {
  ...subscribeSignature,
  id: "subscribe",
  summary: "Subscribe this connection to the events of the account that has logged on",
  webSocketMethod: "userDataStream.subscribe",
};

/** WebSocket API only. */
export const sessionSubscriptions: Operation<"sessionSubscriptions"> = {
  ...userStream,
  id: "sessionSubscriptions",
  summary: "The subscriptions of this connection",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 2 },
  webSocketMethod: "session.subscriptions",
  parameters: [],
  response: listOf(ref("SubscriptionId")),
  errors: [],
};
