import { MainClient, type WebsocketAPIClient, type WebsocketClient, WS_KEY_MAP } from "binance";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { apiClientFor, streamClientFor } from "./src/binance-clients.js";
import { serverForClients } from "./src/server-for-clients.js";

const server = serverForClients();
const symbol = "BTCUSDT";
const WAIT = { timeout: 10_000, interval: 20 };
type Message = Record<string, unknown>;

/** Everything a client was told, with what its stream wraps around it taken off. */
function heardBy(client: WebsocketClient): Message[] {
  const heard: Message[] = [];
  client.on("message", (message) => heard.push(((message as { data?: Message }).data ?? message) as Message));
  return heard;
}

/** The first message of one kind, once it has come. */
const told = (heard: readonly Message[], event: Message): Promise<Message> =>
  vi.waitFor(() => {
    const found = heard.find((message) => Object.entries(event).every(([name, value]) => message[name] === value));
    if (found === undefined) throw new Error(`not told of ${JSON.stringify(event)}: ${JSON.stringify(heard)}`);
    return found;
  }, WAIT);

describe("the npm package binance over WebSockets", () => {
  let alice: MainClient;
  let bob: MainClient;
  const closeLast: (() => void)[] = [];
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
  afterAll(() => {
    for (const close of closeLast) close();
  });
  const opened = <Client extends WebsocketClient>(client: Client): Client => {
    closeLast.push(() => client.closeAll(true));
    return client;
  };
  const openedApi = (client: WebsocketAPIClient): WebsocketAPIClient => {
    opened(client.getWSClient());
    return client;
  };

  const cross = async (price: number): Promise<void> => {
    await alice.submitNewOrder({ symbol, side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: 0.3, price });
    await bob.submitNewOrder({ symbol, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: 0.1, price });
    await alice.cancelAllSymbolOrders({ symbol });
  };

  test("market streams tell of a trade between two accounts", async () => {
    const client = opened(streamClientFor(server.url(), server.account("bob")));
    const heard = heardBy(client);
    const streams = ["trade", "aggTrade", "kline_1m", "miniTicker", "ticker", "bookTicker", "depth@100ms", "depth5"];
    await client.subscribe(
      streams.map((stream) => `${symbol.toLowerCase()}@${stream}`),
      WS_KEY_MAP.main,
    );
    await vi.waitUntil(async () => {
      await cross(64_000);
      return heard.some(({ e }) => e === "trade");
    }, WAIT);
    expect(await told(heard, { e: "trade" })).toMatchObject({
      s: symbol,
      p: "64000.00000000",
      q: "0.10000000",
      m: false,
    });
    expect(await told(heard, { e: "aggTrade" })).toMatchObject({ s: symbol, p: "64000.00000000" });
    expect(await told(heard, { e: "kline" })).toMatchObject({ s: symbol, k: { i: "1m", c: "64000.00000000" } });
    expect(await told(heard, { e: "24hrMiniTicker", c: "64000.00000000" })).toMatchObject({ s: symbol });
    expect(await told(heard, { e: "24hrTicker", c: "64000.00000000" })).toMatchObject({ s: symbol });
    expect(await told(heard, { e: "depthUpdate" })).toMatchObject({ s: symbol });
    // The client names what comes without a name.
    expect(await told(heard, { e: "bookTicker", a: "64000.00000000" })).toMatchObject({ s: symbol });
    expect(await told(heard, { e: "depth5" })).toHaveProperty("lastUpdateId");
  });

  /** What bob must be told while he buys from alice. */
  const expectPurchase = async (heard: Message[]): Promise<void> => {
    const before = await bob.getAccountInformation();
    const free = Number(before.balances.find(({ asset }) => asset === "BTC")?.free);
    await cross(64_500);
    expect(await told(heard, { e: "executionReport", x: "NEW" })).toMatchObject({ s: symbol, S: "BUY", o: "LIMIT" });
    expect(await told(heard, { e: "executionReport", x: "TRADE" })).toMatchObject({
      X: "FILLED",
      l: "0.10000000",
      L: "64500.00000000",
      n: "0.000100000",
      N: "BTC",
      m: false,
    });
    const { B } = (await told(heard, { e: "outboundAccountPosition" })) as { B: { a: string; f: string }[] };
    expect(Number(B.find(({ a }) => a === "BTC")?.f)).toBeCloseTo(free + 0.0999, 9);
  };

  test("user data by the legacy listen key", async () => {
    const client = opened(streamClientFor(server.url(), server.account("bob")));
    const heard = heardBy(client);
    await client.subscribeSpotUserDataStream();
    await expectPurchase(heard);
  });

  test("user data by a signed subscription, and orders, over the WebSocket API", async () => {
    const api = openedApi(apiClientFor(server.url(), server.account("bob")));
    const heard = heardBy(api.getWSClient());
    expect(await api.subscribeUserDataStream(WS_KEY_MAP.mainWSAPI)).toMatchObject({ status: 200 });
    await expectPurchase(heard);

    const newClientOrderId = bob.generateNewOrderId();
    // Signed requests carry a time, which this client's type leaves out.
    const order = { symbol, quantity: 0.5, price: 60_000, newClientOrderId, timestamp: Date.now() };
    const placed = await api.submitNewSpotOrder({ ...order, side: "BUY", type: "LIMIT", timeInForce: "GTC" });
    const { orderId } = placed.result;
    expect(await told(heard, { e: "executionReport", c: newClientOrderId })).toMatchObject({
      i: orderId,
      X: "NEW",
    });
    expect(await api.getSpotOrderStatus({ symbol, orderId, timestamp: Date.now() })).toMatchObject({
      result: { status: "NEW", clientOrderId: newClientOrderId },
    });
    expect(await api.cancelSpotOrder({ symbol, orderId, timestamp: Date.now() })).toMatchObject({
      result: { status: "CANCELED", origClientOrderId: newClientOrderId },
    });
    await told(heard, { e: "executionReport", x: "CANCELED", C: newClientOrderId });
    await expect(api.cancelSpotOrder({ symbol, orderId, timestamp: Date.now() })).rejects.toMatchObject({
      error: { code: -2011, msg: "Unknown order sent." },
    });
  });
});
