import { startExchange } from "@pricetime/reference-server/testing";
import { account, createClient, newOrder } from "@pricetime/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";

let started: Awaited<ReturnType<typeof startExchange>>;
const clientOf = (name: string) => {
  const key = started.keys[name];
  if (key === undefined) throw new Error(`no account ${name}`);
  return createClient({ baseUrl: started.url, apiKey: key.apiKey, apiSecret: key.secret });
};

beforeAll(async () => {
  started = await startExchange();
});
afterAll(async () => {
  await started.close();
  expect(started.failures).toEqual([]);
});

test("two accounts trade", async () => {
  const sell = await newOrder(clientOf("alice"), {
    symbol: "BTCUSDT",
    side: "SELL",
    type: "LIMIT",
    timeInForce: "GTC",
    quantity: "1",
    price: "60000",
  });
  expect(sell).toMatchObject({ status: "NEW" });
  const buy = await newOrder(clientOf("bob"), { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.5" });
  expect(buy).toMatchObject({ status: "FILLED" });
  console.log(buy, await account(clientOf("bob")));
});
