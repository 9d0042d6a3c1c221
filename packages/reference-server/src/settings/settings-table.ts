import type { SettingsOf, SettingsTable } from "./setting.js";
import { host, oneOf, onOff, path, sizeOrAll, url, wholeNumber, wordOrFile } from "./values.js";

/**
 * Every setting of the server, once. Flags, environment variables, `--help` and docs/reference/config.md follow from it.
 */
export const SETTINGS = {
  port: {
    ...wholeNumber(0, 65_535),
    fallback: "8080",
    summary: "Port of the REST API, the WebSocket API and the streams; 0 takes a free one.",
  },
  host: {
    ...host,
    fallback: "127.0.0.1",
    summary: "Address to listen on. Beyond loopback, demo keys need --allow-public-demo.",
  },
  data: {
    ...path("DIRECTORY"),
    fallback: "./data",
    summary: "Directory of the journal, checkpoints, users and history; made when missing.",
  },
  profile: {
    ...oneOf("embedded", "single", "cluster"),
    fallback: "embedded",
    summary:
      "Where journal, queues and reads live. embedded: files in --data, one process. single: Postgres, one process. cluster: Postgres and Redis, several processes.",
  },
  role: {
    ...oneOf("all", "gateway", "sequencer", "standby"),
    fallback: "all",
    summary:
      "What this process does. gateway: serves requests. sequencer and standby: write the journal, or follow it until they may; whoever comes first leads. all: both.",
  },
  postgresUrl: {
    ...url("postgres://…", "postgres", "postgresql"),
    secret: true,
    summary: "Database of the profiles single and cluster; pricetime migrate prepares it.",
  },
  redisUrl: {
    ...url("redis://…", "redis", "rediss"),
    secret: true,
    summary: "Redis of the profile cluster.",
  },
  demo: {
    ...onOff,
    fallback: "off",
    summary: "Start with demo markets and the funded accounts alice and bob.",
  },
  bots: {
    ...onOff,
    fallback: "on",
    summary: "Let seeded bots trade on the demo markets.",
  },
  botsRate: {
    ...wholeNumber(1, 1_000),
    fallback: "50",
    summary: "Most orders per second that all bots place together.",
  },
  seed: {
    ...wholeNumber(0, 4_294_967_295),
    fallback: "1",
    summary: "Seed of the bots and of the demo's past: the same seed, the same market.",
  },
  limits: {
    ...wordOrFile("binance", "off"),
    fallback: "binance",
    summary: "Rate limits: Binance's, none, or those of a JSON file.",
  },
  genesis: {
    ...path("FILE"),
    summary: "JSON file of assets, symbols, accounts and balances to start from; applied once, harmless when repeated.",
  },
  keep: {
    ...sizeOrAll,
    fallbackNote: "1GB with --demo, otherwise all",
    summary: "Journal to keep on disk; older segments go behind three verified checkpoints.",
  },
  queue: {
    ...wholeNumber(1, 1_000_000),
    fallback: "2000",
    summary: "Commands that may wait for the sequencer; past it requests are refused with -1008.",
  },
  answerTimeout: {
    ...wholeNumber(100, 60_000),
    fallback: "10000",
    summary: "Milliseconds a request waits for its outcome before it is answered with -1007.",
  },
  historyWait: {
    ...wholeNumber(0, 10_000),
    fallback: "1000",
    summary: "Milliseconds a history read waits for the newest commands before it answers with what is there.",
  },
  acceptClock: {
    ...onOff,
    fallback: "off",
    summary: "Start although the clock is more than a day away from the newest journal time.",
  },
  allowPublicDemo: {
    ...onOff,
    fallback: "off",
    summary: "Allow demo keys, which are printed and stored in clear, on an address beyond loopback.",
  },
  adminSocket: {
    ...onOff,
    fallback: "on",
    summary: "Take admin commands from this machine's pricetime command through a socket in --data.",
  },
} as const satisfies SettingsTable;

export type Settings = SettingsOf<typeof SETTINGS>;
export type SettingName = keyof typeof SETTINGS;
