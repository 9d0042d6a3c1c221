import type { ServerProcessAccount } from "@pricetime/reference-server/testing";
import ccxt from "ccxt";

/** What points ccxt's Binance class here: its addresses, and spot markets only. Nothing of it is replaced. */
export const ccxtSettings = (url: string, { apiKey, apiSecret }: ServerProcessAccount) => ({
  apiKey,
  secret: apiSecret,
  enableRateLimit: false,
  options: { defaultType: "spot", fetchCurrencies: false, fetchMargins: false, fetchMarkets: { types: ["spot"] } },
  urls: { api: { public: `${url}/api/v3`, private: `${url}/api/v3`, v1: `${url}/api/v1` } },
});

export const ccxtFor = (url: string, account: ServerProcessAccount) => new ccxt.binance(ccxtSettings(url, account));
