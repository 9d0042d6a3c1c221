import type { ServerProcessAccount } from "@pricetime/reference-server/testing";
import { WebsocketAPIClient, WebsocketClient } from "binance";

/** What the client says about its own work goes nowhere. */
const quiet = { trace: () => {}, info: () => {}, error: () => {} };

const settings = (url: string, { apiKey, apiSecret }: ServerProcessAccount) => ({
  api_key: apiKey,
  api_secret: apiSecret,
  wsUrl: url.replace("http:", "ws:"),
  restOptions: { baseUrl: url },
  beautify: true,
});

/** Streams of the npm package binance. */
export const streamClientFor = (url: string, account: ServerProcessAccount) =>
  new WebsocketClient(settings(url, account), quiet);

/** Its WebSocket API. */
export const apiClientFor = (url: string, account: ServerProcessAccount) =>
  new WebsocketAPIClient({ ...settings(url, account), attachEventListeners: false }, quiet);
