import type { ApiKey, KeyPermission } from "@pricetime/adapters";
import { createApiKey, createPublicKeyApiKey } from "../../accounts/create-api-key.js";
import { isAddressRange } from "../../accounts/ip-allow-list.js";
import type { SettingsOf } from "../../settings/setting.js";
import { commaList, path, text } from "../../settings/values.js";
import { UserError } from "../user-error.js";
import { findAccount } from "./find-account.js";
import type { AdminOperation } from "./operation.js";

const PERMISSIONS: readonly KeyPermission[] = ["READ", "TRADE", "WITHDRAW"];
const isPermission = (word: string): word is KeyPermission => (PERMISSIONS as readonly string[]).includes(word);

const OPTIONS = {
  publicKey: {
    ...path("FILE"),
    summary: "A public key in PEM, Ed25519 or RSA: signatures of its private key count, and there is no secret.",
  },
  permissions: {
    ...commaList("READ,TRADE,WITHDRAW", isPermission, "READ, TRADE, WITHDRAW or some of them, with commas between"),
    fallback: "READ,TRADE",
    summary: "What the key may do.",
  },
  allowedIps: {
    ...commaList("ADDRESS,…", isAddressRange, "IP addresses or ranges such as 192.0.2.0/24, with commas between"),
    summary: "Where it may be used from; everywhere unless told.",
  },
  label: { ...text("TEXT", 40), summary: "What it is for; the account's name unless told." },
} as const;

export const keyCreate: AdminOperation = {
  name: "key create",
  usage: "NAME",
  summary: "Make an API key for an account; its secret is shown once.",
  words: 1,
  options: OPTIONS,
  fileOption: "publicKey",
  run: async (exchange, [name = ""], _actor, options) => {
    const { publicKey, permissions, allowedIps = [], label = name } = options as SettingsOf<typeof OPTIONS>;
    const accountId = await findAccount(exchange, name);
    const fields = { accountId, label, permissions, ipAllowList: allowedIps, internal: false };
    if (publicKey === undefined) {
      const { apiKey, secret } = await createApiKey(exchange, fields);
      return [`API key ${apiKey}`, `secret  ${secret}`];
    }
    const { apiKey, kind } = await createPublicKeyApiKey(exchange, { ...fields, publicKey });
    return [`API key ${apiKey}`, `Sign with the ${kind} private key of the given public key.`];
  },
};

export const keyList: AdminOperation = {
  name: "key list",
  usage: "[NAME]",
  summary: "List the API keys of an account, or of all, without their secrets.",
  words: 1,
  run: async (exchange, [name]) => {
    const keys = await exchange.users.keys(name === undefined ? undefined : await findAccount(exchange, name));
    const names = new Map((await exchange.users.users()).map((user) => [user.accountId, user.name]));
    const lines = keys.map((key) => describe(key, names.get(key.accountId) ?? `account ${key.accountId}`));
    return lines.length === 0 ? ["There are no keys."] : lines;
  },
};

const describe = ({ apiKey, kind, permissions, ipAllowList, label, createdAtMs }: ApiKey, owner: string): string => {
  const from = ipAllowList.length === 0 ? "everywhere" : ipAllowList.join(",");
  const made = new Date(createdAtMs).toISOString();
  return `${apiKey}  ${owner}  ${kind}  ${permissions.join(",")}  from ${from}  ${made}  ${label}`;
};

export const keyRevoke: AdminOperation = {
  name: "key revoke",
  usage: "API-KEY",
  summary: "End an API key: requests with it are refused, and what it had subscribed to ends.",
  words: 1,
  run: async (exchange, [apiKey = ""]) => {
    if (await exchange.users.revokeKey(apiKey)) return [`Revoked ${apiKey}.`];
    throw new UserError(`There is no such API key. pricetime key list shows all.`, "refused");
  },
};
