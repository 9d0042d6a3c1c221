import { type Page, page } from "./html.js";
import { STYLE } from "./style.js";

/** Status, live prices, and how to point a client here. */
export const homePage = (): Page => page({ title: "Pricetime", style: STYLE, body: BODY, script: SCRIPT });

const BODY = `<h1>Pricetime</h1>
<nav><a href="/docs">API</a> <a href="/openapi.json">OpenAPI document</a></nav>
<p id="status" class="soft">Asking the exchange …</p>
<h2>Prices</h2>
<table>
<thead><tr><th>symbol</th><th class="number">last</th><th class="number">24 h</th><th class="number">bid</th><th class="number">ask</th><th class="number">volume</th><th>status</th></tr></thead>
<tbody id="prices"></tbody>
</table>
<h2>Point a client here</h2>
<pre id="how"></pre>
<p class="soft">Not affiliated with Binance. Not audited: do not hold real money.</p>`;

/** Plain JavaScript: nothing from anyone else, and no value of the exchange ever becomes markup. */
const SCRIPT = `
"use strict";
const byId = (id) => document.getElementById(id);
const statusOf = new Map();
const rows = new Map();

byId("how").textContent = [
  "# any HTTP client",
  "curl " + location.origin + "/api/v3/ticker/price",
  "",
  "// ccxt",
  "const exchange = new ccxt.binance({ apiKey, secret });",
  'exchange.urls.api.public = exchange.urls.api.private = "' + location.origin + '/api/v3";',
  "",
  "// @pricetime/sdk",
  'const client = createClient({ baseUrl: "' + location.origin + '", apiKey, apiSecret });',
].join("\\n");

function cell(row, text, className) {
  const element = document.createElement("td");
  element.textContent = text;
  element.className = className;
  row.append(element);
}

const trim = (text) => text.replace(/(\\.\\d{2}\\d*?)0+$/, "$1");

function show(tickers) {
  for (const ticker of tickers) {
    const row = rows.get(ticker.symbol) ?? document.createElement("tr");
    rows.set(ticker.symbol, row);
    row.replaceChildren();
    const direction = ticker.priceChange.startsWith("-") ? "number down" : "number up";
    cell(row, ticker.symbol, "");
    cell(row, trim(ticker.lastPrice), "number");
    cell(row, ticker.priceChangePercent + " %", direction);
    cell(row, trim(ticker.bidPrice), "number");
    cell(row, trim(ticker.askPrice), "number");
    cell(row, trim(ticker.volume), "number");
    cell(row, statusOf.get(ticker.symbol) ?? "", "soft");
    if (!row.isConnected) byId("prices").append(row);
  }
}

async function ask(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error("HTTP " + response.status);
  return response.json();
}

async function refresh() {
  try {
    if (statusOf.size === 0) {
      for (const { symbol, status } of (await ask("/api/v3/exchangeInfo")).symbols) statusOf.set(symbol, status);
      show(await ask("/api/v3/ticker/24hr"));
      follow();
    }
    const asked = performance.now();
    const { serverTime } = await ask("/api/v3/time");
    const took = Math.round(performance.now() - asked);
    byId("status").textContent = statusOf.size === 0
      ? "Running; nothing is listed yet."
      : "Running. Server time " + new Date(serverTime).toISOString() + ", answered in " + took + " ms.";
  } catch (error) {
    byId("status").textContent = "The exchange does not answer: " + error.message + ". Trying again.";
  }
  setTimeout(refresh, 5000);
}

// Streams cost no request weight, so an open page takes nothing from the clients at the same address.
function follow() {
  const names = [...statusOf.keys()].map((symbol) => symbol.toLowerCase() + "@ticker");
  if (names.length === 0) return;
  const socket = new WebSocket(location.origin.replace("http", "ws") + "/stream?streams=" + names.join("/"));
  socket.onmessage = ({ data }) => {
    const { s, c, p, P, b, a, v } = JSON.parse(data).data;
    show([{ symbol: s, lastPrice: c, priceChange: p, priceChangePercent: P, bidPrice: b, askPrice: a, volume: v }]);
  };
  socket.onclose = () => setTimeout(follow, 5000);
}
refresh();
`;
