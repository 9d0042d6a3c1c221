// The session that the README shows: two unmodified ccxt clients on a real server process, and a crash in between.
//   npm run docs:session    runs it and writes what it printed into README.md
import { startServerProcess } from "@pricetime/reference-server/testing";
import ccxt from "ccxt";

/** @type {string[]} */
const lines = [];
/** @param {string} line */
const say = (line) => void lines.push(line);

/** @param {import("@pricetime/reference-server/testing").ServerProcess} server @param {string} name */
function clientOf(server, name) {
  const account = server.accounts().find((each) => each.name === name);
  if (account === undefined) throw new Error(`The demo has no account ${name}.`);
  const api = `${server.url}/api/v3`;
  return new ccxt.binance({
    apiKey: account.apiKey,
    secret: account.apiSecret,
    enableRateLimit: false,
    options: { fetchCurrencies: false, fetchMargins: false, fetchMarkets: { types: ["spot"] } },
    urls: { api: { public: api, private: api } },
  });
}

/** Plays the session on a server of its own. @returns {Promise<string>} what a reader sees */
export async function playSession() {
  let server = await startServerProcess();
  const { dataDirectory } = server;
  try {
    say("> const alice = new ccxt.binance({ apiKey, secret, urls: { api: { public: url, private: url } } })");
    const alice = clientOf(server, "alice");
    const bob = clientOf(server, "bob");

    say("> await alice.createOrder('BTC/USDT', 'limit', 'sell', 0.5, 64000)");
    const ask = await alice.createOrder("BTC/USDT", "limit", "sell", 0.5, 64_000);
    say(`  order ${ask.id}: ${ask.status}, ${ask.filled} of ${ask.amount} filled`);

    say("> await bob.createOrder('BTC/USDT', 'limit', 'buy', 0.2, 64500)");
    const bid = await bob.createOrder("BTC/USDT", "limit", "buy", 0.2, 64_500);
    say(`  order ${bid.id}: ${bid.status}, bought ${bid.filled} BTC at ${bid.average}, for ${bid.cost} USDT`);

    say("$ kill -9 the server, start it again");
    await server.end("SIGKILL");
    server = await startServerProcess({ dataDirectory });
    say(server.output().includes("Recovered") ? "  it recovers from its journal" : server.output());

    const again = clientOf(server, "alice");
    say("> await alice.fetchOpenOrders('BTC/USDT')");
    for (const order of await again.fetchOpenOrders("BTC/USDT")) {
      say(`  order ${order.id}: ${order.side} ${order.remaining} BTC at ${order.price}, ${order.filled} filled`);
    }
    say("> await alice.fetchBalance()");
    const balance = await again.fetchBalance();
    say(`  BTC ${balance.BTC?.free} free, ${balance.BTC?.used} locked; USDT ${balance.USDT?.free}`);
    say("> await alice.createOrder('BTC/USDT', 'limit', 'buy', 100, 64000)");
    await again.createOrder("BTC/USDT", "limit", "buy", 100, 64_000).catch((error) => {
      say(`  ${error.constructor.name}: ${error.message}`);
    });
    return lines.join("\n");
  } finally {
    await server.dispose();
  }
}
