import { MainClient } from "binance";
import { beforeAll, describe, expect, test } from "vitest";
import { serverForClients } from "./src/server-for-clients.js";

const server = serverForClients();
const symbol = "BTCUSDT";

describe("the npm package binance over REST", () => {
  let alice: MainClient;
  let bob: MainClient;
  beforeAll(() => {
    const clientOf = (name: string) => {
      const { apiKey, apiSecret } = server.account(name);
      return new MainClient({
        api_key: apiKey,
        api_secret: apiSecret,
        baseUrl: server.url(),
        beautifyResponses: false,
      });
    };
    alice = clientOf("alice");
    bob = clientOf("bob");
  });

  test("reads general and market data", async () => {
    await alice.testConnectivity();
    const info = await alice.getExchangeInfo({ symbol });
    expect(info.symbols[0]).toMatchObject({ symbol, status: "TRADING", baseAsset: "BTC", quoteAsset: "USDT" });
    expect((await alice.getOrderBook({ symbol })).asks).toEqual([]);
  });

  test("two accounts trade, and the history shows it", async () => {
    const ask = await alice.submitNewOrder({
      symbol,
      side: "SELL",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity: 1,
      price: 64_000,
      newClientOrderId: "alice-ask",
    });
    const bid = await bob.submitNewOrder({
      symbol,
      side: "BUY",
      type: "LIMIT",
      timeInForce: "IOC",
      quantity: 0.25,
      price: 64_000,
      newOrderRespType: "FULL",
    });
    expect(bid).toMatchObject({ status: "FILLED", executedQty: "0.25000000", cummulativeQuoteQty: "16000.00000000" });
    const market = await bob.submitNewOrder({ symbol, side: "BUY", type: "MARKET", quoteOrderQty: 640 });
    expect(market).toMatchObject({ status: "FILLED", executedQty: "0.01000000" });

    expect(await alice.getOrder({ symbol, orderId: ask.orderId })).toMatchObject({
      status: "PARTIALLY_FILLED",
      executedQty: "0.26000000",
      clientOrderId: "alice-ask",
    });
    expect((await alice.getAccountTradeList({ symbol })).map(({ qty, isMaker }) => [qty, isMaker])).toEqual([
      ["0.25000000", true],
      ["0.01000000", true],
    ]);
    expect((await bob.getAllOrders({ symbol })).map(({ status }) => status)).toEqual(["FILLED", "FILLED"]);
    expect((await alice.getKlines({ symbol, interval: "1m" })).at(-1)).toMatchObject({ 5: "0.26000000" });
    expect(await bob.get24hrChangeStatistics({ symbol })).toMatchObject({ lastPrice: "64000.00000000", count: 2 });
    expect(await alice.getAccountInformation()).toMatchObject({ canTrade: true, accountType: "SPOT" });

    expect(await alice.cancelOrder({ symbol, origClientOrderId: "alice-ask" })).toMatchObject({ status: "CANCELED" });
    expect(await alice.getOpenOrders({ symbol })).toEqual([]);
  });

  test("refusals carry the code and the text", async () => {
    const tooMuch = bob.submitNewOrder({
      symbol,
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity: 100,
      price: 64_000,
    });
    await expect(tooMuch).rejects.toMatchObject({
      code: -2010,
      message: "Account has insufficient balance for requested action.",
    });
    await expect(bob.getOrder({ symbol, orderId: 999_999 })).rejects.toMatchObject({ code: -2013 });
    const wrong = new MainClient({ api_key: server.account("bob").apiKey, api_secret: "wrong", baseUrl: server.url() });
    await expect(wrong.getAccountInformation()).rejects.toMatchObject({ code: -1022 });
  });
});
