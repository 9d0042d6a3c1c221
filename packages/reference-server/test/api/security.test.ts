import { generateKeyPairSync } from "node:crypto";
import { account, createClient, newOrder } from "@pricetime/sdk";
import { expect, test } from "vitest";
import { createApiKey, createPublicKeyApiKey } from "../../src/accounts/create-api-key.js";
import { exchangeForTests, signatureOf } from "./support.js";

const exchange = exchangeForTests();
const PATH = "/api/v3/order";
const now = () => Date.now();

/** A signed call with every part replaceable. */
async function call(parts: {
  query?: string;
  body?: string;
  method?: string;
  apiKey?: string | undefined;
  secret?: string;
  signature?: string;
  signatureIn?: "query" | "body";
  contentType?: string;
  path?: string;
}) {
  const key = exchange.keyOf("alice");
  const { query = "", body = "", method = "POST", path = PATH, signatureIn = "query" } = parts;
  const apiKey = "apiKey" in parts ? parts.apiKey : key.apiKey;
  const signature = parts.signature ?? signatureOf(query + body, parts.secret ?? key.secret);
  const joined = (text: string) => `${text}${text === "" ? "" : "&"}signature=${signature}`;
  const sentQuery = signatureIn === "query" ? joined(query) : query;
  const sentBody = signatureIn === "body" ? joined(body) : body;
  return exchange.send(`${path}?${sentQuery}`, {
    method,
    headers: {
      ...(apiKey === undefined ? {} : { "x-mbx-apikey": apiKey }),
      "content-type": parts.contentType ?? "application/x-www-form-urlencoded",
    },
    ...(sentBody === "" ? {} : { body: sentBody }),
  });
}

const order = () => `symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=50000&timestamp=${now()}`;
const INVALID_SIGNATURE = { code: -1022, msg: "Signature for this request is not valid." };

test("parameters and signature may be in the query, in the body, or in both", async () => {
  expect((await call({ query: order() })).status).toBe(200);
  expect((await call({ body: order(), signatureIn: "body" })).status).toBe(200);
  expect((await call({ body: order() })).status).toBe(200);
  const [head = "", tail = ""] = order().split("&quantity=");
  expect((await call({ query: head, body: `quantity=${tail}`, signatureIn: "body" })).status).toBe(200);
});

test("on a clash the query wins, and both are signed", async () => {
  const answer = await call({ query: order(), body: "symbol=ETHBTC", signatureIn: "body" });
  expect(answer.body).toMatchObject({ symbol: "BTCUSDT" });
});

test("an empty body may call itself JSON; a JSON body is refused unread, however deep", async () => {
  expect((await call({ query: order(), contentType: "application/json" })).status).toBe(200);
  for (const body of ['{"symbol":"BTCUSDT"}', "[".repeat(10_000)]) {
    const answer = await call({ query: order(), body, contentType: "application/json" });
    expect(answer.body).toEqual({ code: -1135, msg: "Invalid JSON Request" });
  }
});

test.each([
  ["a digit changed", (signature: string) => signature.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
  ["cut", (signature: string) => signature.slice(1)],
  ["of another secret", () => "a".repeat(64)],
  ["in base64", (signature: string) => encodeURIComponent(Buffer.from(signature, "hex").toString("base64"))],
])("a signature %s is refused", async (_name, change) => {
  const query = order();
  const signature = change(signatureOf(query, exchange.keyOf("alice").secret));
  const answer = await call({ query, signature });
  expect(answer.body).toEqual(INVALID_SIGNATURE);
  expect(answer.status).toBe(400);
});

test("the signature is over the bytes sent: the same meaning in other bytes does not pass", async () => {
  const query = order();
  const signature = signatureOf(query, exchange.keyOf("alice").secret);
  expect((await call({ query: query.replace("BTCUSDT", "%42TCUSDT"), signature })).body).toEqual(INVALID_SIGNATURE);
  const encoded = query.replace("BTCUSDT", "%42TCUSDT");
  expect((await call({ query: encoded })).status).toBe(200);
  expect((await call({ query, signature: signature.toUpperCase() })).status).toBe(200);
});

test.each([
  ["missing", undefined],
  ["too short", "abc"],
  ["of other characters", "!".repeat(64)],
])("a key that is %s is -2014 with 401", async (_name, apiKey) => {
  const answer = await call({ query: order(), apiKey });
  expect(answer.body).toEqual({ code: -2014, msg: "API-key format invalid." });
  expect(answer.status).toBe(401);
});

const REJECTED_KEY = { code: -2015, msg: "Invalid API-key, IP, or permissions for action." };

test("an unknown key, and one without the permission, are -2015 with 401", async () => {
  expect(await call({ query: order(), apiKey: "b".repeat(64) })).toMatchObject({ status: 401, body: REJECTED_KEY });
  const { accountId } = exchange.keyOf("alice");
  const readOnly = await createApiKey(exchange.running().exchange, {
    accountId,
    label: "read only",
    permissions: ["READ"],
    internal: false,
  });
  const { apiKey, secret } = readOnly;
  expect(await call({ query: order(), apiKey, secret })).toMatchObject({ status: 401, body: REJECTED_KEY });
  const reading = await call({ query: `timestamp=${now()}`, method: "GET", path: "/api/v3/account", apiKey, secret });
  expect(reading.body).toMatchObject({ canTrade: false });
  await exchange.running().exchange.users.revokeKey(apiKey);
  expect(await call({ query: order(), apiKey, secret })).toMatchObject({ status: 401, body: REJECTED_KEY });
});

test("a key is refused from an address that is not on its list, and taken from one that is", async () => {
  const { accountId } = exchange.keyOf("alice");
  const fields = { accountId, label: "", permissions: ["READ", "TRADE"], internal: false } as const;
  const made = (ipAllowList: readonly string[]) =>
    createApiKey(exchange.running().exchange, { ...fields, ipAllowList });
  const elsewhere = await made(["192.0.2.0/24", "2001:db8::/32"]);
  const here = await made(["192.0.2.1", "127.0.0.0/8"]);
  const query = order();
  expect(await call({ query, ...pick(elsewhere) })).toMatchObject({ status: 401, body: REJECTED_KEY });
  expect((await call({ query, ...pick(here) })).status).toBe(200);
});

const pick = ({ apiKey, secret }: { apiKey: string; secret: string }) => ({ apiKey, secret });

test.each([
  ["ED25519", () => generateKeyPairSync("ed25519")],
  ["RSA", () => generateKeyPairSync("rsa", { modulusLength: 2048 })],
] as const)("an %s key signs in base64, percent-encoded; other signatures are refused", async (_kind, generate) => {
  const { publicKey, privateKey } = generate();
  const { apiKey } = await createPublicKeyApiKey(exchange.running().exchange, {
    accountId: exchange.keyOf("alice").accountId,
    label: "",
    permissions: ["READ", "TRADE"],
    internal: false,
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const client = createClient({ baseUrl: exchange.running().url, apiKey, privateKey: pem });
  expect(await account(client, {})).toMatchObject({ canTrade: true });
  const limit = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", price: "50000" } as const;
  expect(await newOrder(client, { ...limit, quantity: "0.001" })).toMatchObject({ status: "NEW" });
  for (const signature of ["a".repeat(64), "AAAA", encodeURIComponent("+/+/".repeat(16))]) {
    expect((await call({ query: order(), apiKey, signature })).body, signature).toEqual(INVALID_SIGNATURE);
  }
});

const OUTSIDE = { code: -1021, msg: "Timestamp for this request is outside of the recvWindow." };
const AHEAD = { code: -1021, msg: "Timestamp for this request was 1000ms ahead of the server's time." };
const MALFORMED = { code: -1102, msg: "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed." };

test.each<[string, () => string, object]>([
  ["older than the window", () => `timestamp=${now() - 5_500}`, OUTSIDE],
  ["older than a small window", () => `recvWindow=10.5&timestamp=${now() - 200}`, OUTSIDE],
  ["ahead", () => `timestamp=${now() + 3_000}`, AHEAD],
  ["far ahead", () => `timestamp=${now() + 60_000}`, MALFORMED],
  ["of another era", () => "timestamp=1483228799999", MALFORMED],
  ["not there", () => "recvWindow=5000", MALFORMED],
  [
    "a fraction",
    () => `timestamp=${now()}.5`,
    { code: -1100, msg: "Illegal characters found in parameter 'timestamp'; legal range is '^[0-9]{1,20}$'." },
  ],
])("a timestamp %s is refused", async (_name, query, body) => {
  expect((await call({ query: query(), method: "GET", path: "/api/v3/account" })).body).toEqual(body);
});

test("timestamps in microseconds and windows with decimals pass", async () => {
  for (const query of [`timestamp=${now()}000`, `recvWindow=5000.125&timestamp=${now() - 1_000}`]) {
    expect((await call({ query, method: "GET", path: "/api/v3/account" })).status).toBe(200);
  }
});

test("order of the checks: parameters, key, time, signature, filters, balance", async () => {
  const bad = { apiKey: "b".repeat(64), signature: "0".repeat(64) };
  const late = `timestamp=${now() - 100_000}`;
  const rich = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=8000.000001&price=50000";
  expect((await call({ ...bad, query: `${rich.replace("BUY", "HOLD")}&${late}` })).body).toMatchObject({ code: -1117 });
  expect((await call({ ...bad, query: `${rich}&${late}` })).body).toMatchObject({ code: -2015 });
  expect((await call({ signature: bad.signature, query: `${rich}&${late}` })).body).toMatchObject({ code: -1021 });
  expect((await call({ signature: bad.signature, query: `${rich}&timestamp=${now()}` })).body).toEqual(
    INVALID_SIGNATURE,
  );
  expect((await call({ query: `${rich}&timestamp=${now()}` })).body).toMatchObject({ msg: "Filter failure: LOT_SIZE" });
  expect((await call({ query: `${rich.replace(".000001", "")}&timestamp=${now()}` })).body).toMatchObject({
    msg: "Filter failure: NOTIONAL",
  });
  const dear = rich.replace("8000.000001", "100");
  expect((await call({ query: `${dear}&timestamp=${now()}` })).body).toMatchObject({ code: -2010 });
});

test("a listen key needs the key only; it is renewed, ended and not shared", async () => {
  const headers = { "x-mbx-apikey": exchange.keyOf("alice").apiKey };
  const stream = "/api/v3/userDataStream";
  const opened = await exchange.send(stream, { method: "POST", headers });
  const { listenKey } = opened.body as { listenKey: string };
  expect(listenKey).toMatch(/^[0-9a-f]{64}$/);
  expect((await exchange.send(stream, { method: "POST", headers })).body).toEqual({ listenKey });
  expect((await exchange.send(`${stream}?listenKey=${listenKey}`, { method: "PUT", headers })).body).toEqual({});
  const others = { "x-mbx-apikey": exchange.keyOf("bob").apiKey };
  const unknown = { code: -1125, msg: "This listenKey does not exist." };
  expect((await exchange.send(`${stream}?listenKey=${listenKey}`, { method: "PUT", headers: others })).body).toEqual(
    unknown,
  );
  expect((await exchange.send(`${stream}?listenKey=${listenKey}`, { method: "DELETE", headers })).body).toEqual({});
  expect((await exchange.send(`${stream}?listenKey=${listenKey}`, { method: "DELETE", headers })).body).toEqual(
    unknown,
  );
});
