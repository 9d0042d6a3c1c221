import type { ServerProcessAccount } from "@pricetime/reference-server/testing";
import ccxt from "ccxt";

/** What points ccxt's Binance class here: its addresses, and spot markets only. Nothing of it is replaced. */
export const ccxtSettings = (url: string, { apiKey, apiSecret }: ServerProcessAccount) => {
  const webSocketUrl = url.replace("http:", "ws:");
  return {
    apiKey,
    secret: apiSecret,
    enableRateLimit: false,
    options: { defaultType: "spot", fetchCurrencies: false, fetchMargins: false, fetchMarkets: { types: ["spot"] } },
    urls: {
      api: {
        public: `${url}/api/v3`,
        private: `${url}/api/v3`,
        v1: `${url}/api/v1`,
        ws: { spot: `${webSocketUrl}/ws`, "ws-api": { spot: `${webSocketUrl}/ws-api/v3` } },
      },
    },
  };
};

export const ccxtFor = (url: string, account: ServerProcessAccount) => new ccxt.binance(ccxtSettings(url, account));

/** The class with streams, ready for unencrypted WebSockets. */
export async function ccxtProFor(url: string, account: ServerProcessAccount) {
  const client = new ccxt.pro.binance(ccxtSettings(url, account));
  await client.loadHttpProxyAgent();
  await client.loadMarkets();
  return client;
}
