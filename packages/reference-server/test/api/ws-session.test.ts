import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { checkSchema, WEBSOCKET_OPERATIONS } from "@pricetime/sdk/wire";
import { afterEach, expect, test } from "vitest";
import { createPublicKeyApiKey } from "../../src/accounts/create-api-key.js";
import { exchangeForTests } from "./support.js";
import { type Message, TestSocket } from "./ws-support.js";

const exchange = exchangeForTests({ sockets: { keysEveryMs: 20 } });
const sockets: TestSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.close();
});

async function open(): Promise<TestSocket> {
  const socket = await TestSocket.open(exchange.running().url, "/ws-api/v3");
  sockets.push(socket);
  return socket;
}

async function keyFor(name: string, { publicKey, privateKey } = generateKeyPairSync("ed25519")) {
  const { apiKey } = await createPublicKeyApiKey(exchange.running().exchange, {
    accountId: exchange.keyOf(name).accountId,
    label: "session",
    permissions: ["READ", "TRADE"],
    internal: false,
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  });
  return { apiKey, privateKey };
}

function logon(socket: TestSocket, apiKey: string, privateKey: KeyObject, digest: string | null = null) {
  const timestamp = Date.now();
  const signature = sign(digest, Buffer.from(`apiKey=${apiKey}&timestamp=${timestamp}`), privateKey).toString("base64");
  return socket.ask("session.logon", { apiKey, timestamp, signature });
}

const order = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", price: "100", quantity: "1" };
const now = () => ({ timestamp: Date.now() });
const refusedWith = (code: number) => ({ error: { code } });
const isExecution = ({ event }: Message) => (event as Message | undefined)?.e === "executionReport";

test("after a log-on requests need no key and no signature, until the log-out", async () => {
  const socket = await open();
  const { apiKey, privateKey } = await keyFor("alice");
  expect(await socket.ask("order.place", { ...order, ...now() })).toMatchObject(refusedWith(-1102));
  expect(await socket.ask("session.status")).toMatchObject({ result: { apiKey: null, authorizedSince: null } });
  const { result } = await logon(socket, apiKey, privateKey);
  expect(checkSchema(WEBSOCKET_OPERATIONS.sessionLogon.response, result)).toEqual([]);
  expect(result).toMatchObject({ apiKey, userDataStream: false });
  expect(await socket.ask("order.place", { ...order, ...now() })).toMatchObject({ status: 200 });
  expect(await socket.ask("order.place", order)).toMatchObject(refusedWith(-1102));
  expect(await socket.ask("account.status", { timestamp: Date.now() - 60_000 })).toMatchObject(refusedWith(-1021));
  const bob = exchange.keyOf("bob");
  expect(await socket.askSigned(bob, "openOrders.status")).toMatchObject({ result: [] });
  expect(await socket.ask("account.status", { ...now(), apiKey: bob.apiKey })).toMatchObject(refusedWith(-1102));
  expect(await socket.ask("session.logout")).toMatchObject({ result: { apiKey: null } });
  expect(await socket.ask("account.status", now())).toMatchObject(refusedWith(-1102));
});

test("a log-on's subscription ends with it, one by signature stays", async () => {
  const socket = await open();
  const { apiKey, privateKey } = await keyFor("alice");
  expect(await socket.ask("userDataStream.subscribe", now())).toMatchObject(refusedWith(-1102));
  await logon(socket, apiKey, privateKey);
  expect(await socket.ask("userDataStream.subscribe", now())).toMatchObject({ result: { subscriptionId: 0 } });
  await socket.askSigned(exchange.keyOf("bob"), "userDataStream.subscribe.signature");
  expect(await socket.ask("session.status")).toMatchObject({ result: { userDataStream: true } });
  expect(await socket.ask("session.subscriptions")).toMatchObject({
    result: [{ subscriptionId: 0 }, { subscriptionId: 1 }],
  });
  await socket.ask("order.place", { ...order, ...now() });
  expect(await socket.next(isExecution, "the order")).toMatchObject({ subscriptionId: 0 });
  await socket.ask("session.logout");
  const end = await socket.next(
    ({ event }) => (event as Message | undefined)?.e === "eventStreamTerminated",
    "the end",
  );
  expect(end).toMatchObject({ subscriptionId: 0 });
  expect(await socket.ask("session.subscriptions")).toMatchObject({ result: [{ subscriptionId: 1 }] });
});

test("only Ed25519 keys log on, and only with their own signature", async () => {
  const socket = await open();
  expect(await socket.askSigned(exchange.keyOf("alice"), "session.logon")).toMatchObject(refusedWith(-2015));
  const rsa = await keyFor("alice", generateKeyPairSync("rsa", { modulusLength: 2048 }));
  expect(await logon(socket, rsa.apiKey, rsa.privateKey, "sha256")).toMatchObject(refusedWith(-2015));
  const { apiKey } = await keyFor("alice");
  expect(await logon(socket, apiKey, generateKeyPairSync("ed25519").privateKey)).toMatchObject(refusedWith(-1022));
  expect(await socket.ask("session.status")).toMatchObject({ result: { apiKey: null } });
});

test("a revoked key is told so, logged out, and hears nothing more; others of the connection go on", async () => {
  const socket = await open();
  const { apiKey, privateKey } = await keyFor("alice");
  await logon(socket, apiKey, privateKey);
  await socket.ask("userDataStream.subscribe", now());
  await socket.askSigned(exchange.keyOf("bob"), "userDataStream.subscribe.signature");
  await exchange.running().exchange.users.revokeKey(apiKey);
  const told = await socket.next(({ id }) => id === null, "the refusal");
  expect(told).toMatchObject({ id: null, status: 401, error: { code: -2015 } });
  expect(await socket.ask("session.status")).toMatchObject({ result: { apiKey: null } });
  const from = socket.messages.length;
  await exchange.signed("alice", "POST", "/api/v3/order", order);
  await exchange.signed("bob", "POST", "/api/v3/order", order);
  expect(await socket.next(isExecution, "bob's order", from)).toMatchObject({ subscriptionId: 1 });
  expect(socket.messages.slice(from).filter(({ subscriptionId }) => subscriptionId === 0)).toEqual([]);
});
