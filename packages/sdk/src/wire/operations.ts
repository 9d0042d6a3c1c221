import * as account from "./endpoints/account.js";
import * as general from "./endpoints/general.js";
import * as marketData from "./endpoints/market-data.js";
import * as tickers from "./endpoints/tickers.js";
import * as trading from "./endpoints/trading.js";
import * as userDataStream from "./endpoints/user-data-stream.js";
import type { Endpoint, Operation } from "./operation.js";

const { subscribeSignature, unsubscribe, ...listenKey } = userDataStream;

/** Every REST endpoint by id. Adding one: a row in routes.ts, its entry in endpoints/, `npm run generate`. */
export const ENDPOINTS = { ...general, ...marketData, ...tickers, ...trading, ...account, ...listenKey } as const;

export type EndpointId = keyof typeof ENDPOINTS;

/** Calls that exist only on the WebSocket API. */
export const WEBSOCKET_OPERATIONS = { subscribeSignature, unsubscribe } as const;

export const endpointList: readonly Endpoint[] = Object.values(ENDPOINTS);

/** Every call of the WebSocket API by its method name, e.g. `order.place`. */
export const webSocketMethods: ReadonlyMap<string, Operation> = new Map(
  [...endpointList, ...Object.values(WEBSOCKET_OPERATIONS)].flatMap((operation): [string, Operation][] =>
    operation.webSocketMethod === null ? [] : [[operation.webSocketMethod, operation]],
  ),
);
