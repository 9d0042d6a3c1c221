// Tries a trading program against an exchange of its own: started in one line, gone when it ends.
//   npm run build && node examples/place-an-order.mjs
import { startExchange } from "@pricetime/reference-server/testing";
import { account, createClient, depth, newOrder, RequestRejected } from "@pricetime/sdk";

const { url, keys, close } = await startExchange(); // BTCUSDT and ETHBTC; alice and bob, funded

/** @param {string} name */
function clientOf(name) {
  const key = keys[name];
  if (key === undefined) throw new Error(`The exchange has no account ${name}.`);
  return createClient({ baseUrl: url, apiKey: key.apiKey, apiSecret: key.secret });
}
const alice = clientOf("alice");
const bob = clientOf("bob");

const limit = /** @type {const} */ ({ symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC", price: "64000.00" });
await newOrder(alice, { ...limit, side: "SELL", quantity: "0.5" });
const bought = await newOrder(bob, { ...limit, side: "BUY", quantity: "0.2" });
console.log(`bob's order is ${bought.status} with ${bought.executedQty} BTC`);

const { asks } = await depth(alice, { symbol: "BTCUSDT" });
console.log(`alice still offers ${asks.map(([price, quantity]) => `${quantity} at ${price}`).join(", ")}`);

try {
  await newOrder(bob, { ...limit, side: "BUY", quantity: "100" });
} catch (error) {
  if (!(error instanceof RequestRejected)) throw error;
  console.log(`refused with ${error.code}: ${error.msg}`);
}

const { balances } = await account(bob, {});
console.log(`bob holds ${balances.find(({ asset }) => asset === "BTC")?.free} BTC`);
await close();
