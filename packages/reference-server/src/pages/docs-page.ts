import {
  type Endpoint,
  ERRORS,
  type ErrorName,
  endpointList,
  errorsOf,
  type Parameter,
  STREAMS,
  USER_DATA_EVENTS,
  type WeightRule,
} from "@pricetime/sdk/wire";
import { escapeHtml, type Page, page } from "./html.js";
import { STYLE } from "./style.js";

/** The API as a readable page, made from the same table that the server validates by. */
export function docsPage(): Page {
  const tags = [...new Set(endpointList.map(({ tag }) => tag))];
  const sections = tags.map((tag) => {
    const endpoints = endpointList.filter((endpoint) => endpoint.tag === tag);
    return `<h2>${escapeHtml(capitalized(tag))}</h2>${endpoints.map(endpointSection).join("")}`;
  });
  return page({ title: "Pricetime API", style: STYLE, body: INTRODUCTION + sections.join("") + streams() + errors() });
}

const INTRODUCTION = `<h1>Pricetime API</h1>
<nav><a href="/">Status</a> <a href="/openapi.json">OpenAPI document</a></nav>
<p>Binance-compatible: point an existing client at this server's address. Signed calls carry <code>timestamp</code>,
optionally <code>recvWindow</code>, and <code>signature</code>, the HMAC-SHA256 in hex over the query string followed by the
body, exactly as sent. The key goes into the header <code>X-MBX-APIKEY</code>.</p>`;

const capitalized = (text: string): string => (text[0] ?? "").toUpperCase() + text.slice(1);
const code = (text: string): string => `<code>${escapeHtml(text)}</code>`;

function endpointSection(endpoint: Endpoint): string {
  const needs = endpoint.signed ? "key and signature" : endpoint.security === "NONE" ? "nothing" : "key";
  const method = endpoint.webSocketMethod === null ? "" : ` · WebSocket API ${code(endpoint.webSocketMethod)}`;
  return `<h3><span class="method">${endpoint.method}</span>${code(endpoint.path)}</h3>
<p>${escapeHtml(endpoint.summary)}. <span class="soft">Weight ${escapeHtml(weightText(endpoint.weight))} · needs ${needs}${method}</span></p>
${parameterTable(endpoint.parameters)}
<p class="soft">Errors: ${errorsOf(endpoint)
    .map((name) => code(String(ERRORS[name].code)))
    .join(" ")}</p>`;
}

function parameterTable(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return "";
  const rows = parameters.map((parameter) => {
    const fallback = "default" in parameter && parameter.default !== undefined ? `, ${parameter.default}` : "";
    const values = parameter.type === "ENUM" ? ` ${code(parameter.values.join(" "))}` : "";
    const needed = parameter.required ? "required" : `optional${fallback}`;
    return `<tr><td>${code(parameter.name)}</td><td>${parameter.type}</td><td>${escapeHtml(needed)}</td><td>${escapeHtml(
      parameter.description,
    )}${values}</td></tr>`;
  });
  return `<table><tr><th>parameter</th><th>type</th><th></th><th></th></tr>${rows.join("")}</table>`;
}

function weightText(rule: WeightRule): string {
  switch (rule.kind) {
    case "fixed":
      return String(rule.weight);
    case "sent":
      return `${rule.otherwise}, ${rule.sent} with ${rule.parameter}`;
    case "steps":
      return `${rule.steps.map(({ atMost, weight }) => `${weight} up to ${atMost}`).join(", ")} by ${rule.parameter}`;
    case "symbols":
      return `${rule.steps.map(({ atMost, weight }) => `${weight} up to ${atMost}`).join(", ")} symbols, ${rule.all} for all`;
  }
}

function streams(): string {
  const rows = Object.values(STREAMS).map(
    ({ template, summary }) => `<tr><td>${code(template)}</td><td>${escapeHtml(summary)}</td></tr>`,
  );
  const events = Object.entries(USER_DATA_EVENTS).map(
    ([name, { summary }]) => `<tr><td>${code(name)}</td><td>${escapeHtml(summary)}</td></tr>`,
  );
  return `<h2>Streams</h2><p>On ${code("/ws/<stream>")} bare, on ${code("/stream?streams=<a>/<b>")} wrapped.</p>
<table>${rows.join("")}</table><h3>Events of an account</h3>
<p>By ${code("userDataStream.subscribe.signature")} on ${code("/ws-api/v3")}, or on ${code("/ws/<listenKey>")}.</p>
<table>${events.join("")}</table>`;
}

function errors(): string {
  const used = new Set<ErrorName>(endpointList.flatMap((endpoint) => errorsOf(endpoint)));
  const rows = [...used]
    .map((name) => ERRORS[name])
    .sort((left, right) => right.code - left.code)
    .map((row) => {
      const messages = Object.values(row.messages).map(escapeHtml).join("<br>");
      return `<tr><td class="number">${row.code}</td><td>${messages}</td><td>${escapeHtml(row.when)}</td></tr>`;
    });
  return `<h2>Errors</h2><table><tr><th class="number">code</th><th>message</th><th>when</th></tr>${rows.join("")}</table>`;
}
