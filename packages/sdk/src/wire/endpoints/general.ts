import type { Endpoint } from "../operation.js";
import { symbol, symbolStatus, symbols } from "../parameters.js";
import * as routes from "../routes.js";
import { ref } from "../schemas/record.js";

const general = { tag: "general", orderCount: 0, rules: [] } as const;

export const ping: Endpoint<"ping"> = {
  ...routes.pingRoute,
  ...general,
  summary: "Test connectivity",
  webSocketMethod: "ping",
  parameters: [],
  response: ref("Empty"),
  errors: [],
};

export const time: Endpoint<"time"> = {
  ...routes.timeRoute,
  ...general,
  summary: "Check server time",
  webSocketMethod: "time",
  parameters: [],
  response: ref("ServerTime"),
  errors: [],
};

export const exchangeInfo: Endpoint<"exchangeInfo"> = {
  ...routes.exchangeInfoRoute,
  ...general,
  summary: "Exchange information: rate limits, symbols and their filters",
  webSocketMethod: "exchangeInfo",
  parameters: [
    symbol,
    symbols,
    {
      name: "permissions",
      type: "LIST",
      pattern: '^([A-Z0-9_]{1,20}|\\["[A-Z0-9_]{1,20}"(,"[A-Z0-9_]{1,20}"){0,}\\])$',
      bareWord: true,
      description: "Only symbols with one of these permissions.",
    },
    {
      name: "showPermissionSets",
      type: "BOOLEAN",
      default: true,
      description: "Whether permissionSets is filled.",
    },
    symbolStatus,
  ],
  rules: [
    { rule: "exclusive", names: ["symbol", "symbols", "permissions"] },
    { rule: "exclusive", names: ["symbol", "symbolStatus"] },
    { rule: "exclusive", names: ["symbols", "symbolStatus"] },
  ],
  response: ref("ExchangeInfo"),
  errors: ["BAD_SYMBOL", "INVALID_SYMBOLSTATUS", "DUPLICATE_SYMBOLS", "OPTIONAL_PARAMS_BAD_COMBO"],
};
