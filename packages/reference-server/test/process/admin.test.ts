import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type ServerProcess, startServerProcess } from "@pricetime/reference-server/testing";
import { account, createClient, exchangeInfo, newOrder, RequestRejected } from "@pricetime/sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const main = join(import.meta.dirname, "../../dist/main.js");

/** Runs an admin command as an operator would. */
async function pricetime(dataDirectory: string, ...words: string[]): Promise<{ code: number; text: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [main, ...words, "--data", dataDirectory]);
    return { code: 0, text: stdout.trim() };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, text: stderr.trim() };
  }
}

const listing = {
  symbol: "SOLBTC",
  baseAsset: "SOL",
  quoteAsset: "BTC",
  filters: [
    { filterType: "PRICE_FILTER", minPrice: "0.00001", maxPrice: "100", tickSize: "0.00001" },
    { filterType: "LOT_SIZE", minQty: "0.001", maxQty: "100000", stepSize: "0.001" },
  ],
};

describe("admin commands", () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServerProcess();
  });
  afterAll(() => server.dispose());
  const admin = (...words: string[]) => pricetime(server.dataDirectory, ...words);

  test("open an account, credit it once per external id, and make a key that trades", async () => {
    expect(await admin("account", "create", "carol")).toEqual({ code: 0, text: "Account carol has the id 5." });
    expect((await admin("credit", "carol", "USDT", "100.5", "dep-1")).text).toBe(
      "Credited 100.50000000 USDT to carol as dep-1.",
    );
    expect((await admin("credit", "carol", "USDT", "100.5", "dep-1")).text).toContain("nothing moved");
    const [, apiKey = "", apiSecret = ""] =
      /API key (\S+)\nsecret {2}(\S+)/.exec((await admin("key", "create", "carol")).text) ?? [];
    const carol = createClient({ baseUrl: server.url, apiKey, apiSecret });
    const { balances } = await account(carol, { omitZeroBalances: true });
    expect(balances).toEqual([{ asset: "USDT", free: "100.50000000", locked: "0.00000000" }]);
  });

  test("make keys of every kind, list them without secrets, and revoke one", async () => {
    const pair = generateKeyPairSync("ed25519");
    const file = join(server.dataDirectory, "public.pem");
    writeFileSync(file, pair.publicKey.export({ type: "spki", format: "pem" }));
    const flags = ["--permissions", "READ", "--allowed-ips", "127.0.0.1,2001:db8::/32", "--label", "dash board"];
    const made = await admin("key", "create", "carol", "--public-key", file, ...flags);
    expect(made.text).toContain("Sign with the ED25519 private key");
    const [, apiKey = ""] = /API key (\S+)/.exec(made.text) ?? [];
    const privateKey = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const carol = createClient({ baseUrl: server.url, apiKey, privateKey });
    expect(await account(carol, {})).toMatchObject({ canTrade: false });
    const listed = (await admin("key", "list", "carol")).text.split("\n");
    expect(listed).toHaveLength(2);
    expect(listed[1]).toMatch(
      new RegExp(`^${apiKey}  carol  ED25519  READ  from 127\\.0\\.0\\.1,2001:db8::/32  \\S+  dash board$`),
    );
    expect((await admin("key", "revoke", apiKey)).text).toBe(`Revoked ${apiKey}.`);
    await expect(account(carol, {})).rejects.toMatchObject({ code: -2015 });
    expect((await admin("key", "list", "carol")).text).not.toContain(apiKey);
    writeFileSync(file, privateKey);
    expect((await admin("key", "create", "carol", "--public-key", file)).text).toContain("This is a private key");
  });

  test("halt a symbol, and let it trade again", async () => {
    const [{ apiKey, apiSecret } = { apiKey: "", apiSecret: "" }] = server.accounts();
    const alice = createClient({ baseUrl: server.url, apiKey, apiSecret });
    const order = {
      symbol: "BTCUSDT",
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity: "0.1",
      price: "100",
    } as const;
    expect((await admin("halt", "BTCUSDT")).text).toBe("BTCUSDT is HALT.");
    await expect(newOrder(alice, order)).rejects.toBeInstanceOf(RequestRejected);
    expect((await admin("resume", "BTCUSDT")).text).toBe("BTCUSDT is TRADING.");
    expect(await newOrder(alice, order)).toMatchObject({ status: "NEW" });
  });

  test("suspend an account, end its orders, and let it go on", async () => {
    const [{ name, apiKey, apiSecret } = { name: "", apiKey: "", apiSecret: "" }] = server.accounts();
    const alice = createClient({ baseUrl: server.url, apiKey, apiSecret });
    const order = {
      symbol: "BTCUSDT",
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity: "0.1",
      price: "100",
    } as const;
    await newOrder(alice, order);
    expect((await admin("account", "suspend", name)).text).toBe(`${name} is SUSPENDED.`);
    await expect(newOrder(alice, order)).rejects.toThrow("This action is disabled on this account.");
    expect(await account(alice, {})).toMatchObject({ canTrade: false });
    expect((await admin("account", "cancel-orders", name)).text).toContain("ended.");
    expect((await admin("account", "cancel-orders", name)).text).toContain("NO_OPEN_ORDERS");
    expect((await admin("account", "activate", name)).text).toBe(`${name} is ACTIVE.`);
    expect(await newOrder(alice, order)).toMatchObject({ status: "NEW" });
  });

  test("clear and delist a symbol", async () => {
    const [{ apiKey, apiSecret } = { apiKey: "", apiSecret: "" }] = server.accounts();
    const alice = createClient({ baseUrl: server.url, apiKey, apiSecret });
    expect((await admin("cancel-orders", "BTCUSDT")).text).toContain("BTCUSDT: cleared");
    expect((await account(alice, {})).balances.every(({ locked }) => Number(locked) === 0)).toBe(true);
    expect((await admin("delist", "BTCUSDT")).text).toBe("BTCUSDT is BREAK, 0 orders ended.");
    expect((await exchangeInfo(alice, { symbol: "BTCUSDT" })).symbols).toMatchObject([{ status: "BREAK" }]);
    expect((await admin("cancel-only", "BTCUSDT")).text).toBe("BTCUSDT is CANCEL_ONLY.");
    expect((await admin("resume", "BTCUSDT")).text).toBe("BTCUSDT is TRADING.");
  });

  test("list a symbol from a file; one that could not be exact is refused with the step that would pass", async () => {
    const file = join(server.dataDirectory, "solbtc.json");
    writeFileSync(
      file,
      JSON.stringify({ ...listing, filters: [listing.filters[0], { ...listing.filters[1], stepSize: "0.000001" }] }),
    );
    const refused = await admin("symbol", "add", file);
    expect(refused.code).toBe(2);
    expect(refused.text).toContain("a LOT_SIZE.stepSize of 0.0001 would pass");
    writeFileSync(file, JSON.stringify(listing));
    expect((await admin("symbol", "add", file)).text).toBe("Listed SOLBTC, TRADING.");
    const { symbols } = await exchangeInfo(createClient({ baseUrl: server.url }), { symbol: "SOLBTC" });
    expect(symbols[0]).toMatchObject({ symbol: "SOLBTC", status: "TRADING" });
  });

  test.each([
    [["halt", "NOPE"], 9, 'There is no symbol "NOPE".'],
    [["credit", "nobody", "BTC", "1"], 9, 'There is no account "nobody".'],
    [["credit", "alice", "BTC", "1e3"], 2, 'a decimal above 0 with at most 9 digits after the point, not "1e3"'],
    [["key", "revoke", "nope"], 9, "There is no such API key."],
    [["key", "create", "alice", "--permissions", "READ,FLY"], 2, "--permissions must be READ, TRADE, WITHDRAW"],
    [["key", "create", "alice", "--allowed-ips", "10.0.0.0/40"], 2, "--allowed-ips must be IP addresses or ranges"],
    [["credit", "alice"], 2, "pricetime credit takes: NAME ASSET AMOUNT [EXTERNAL-ID]."],
    [["account", "create", "a b"], 2, "cannot be an account's name"],
    [["quarantine", "5", "because"], 4, "is in use by another process"],
  ])("%j ends with code %s and says why", async (words, code, sentence) => {
    const answer = await admin(...words);
    expect(answer.text).toContain(sentence);
    expect(answer.code).toBe(code);
  });

  test("replay --verify agrees on a running server and on the stopped directory; quarantine refuses a sound journal", async () => {
    expect((await admin("replay", "--verify")).text).toMatch(/every row, hash and invariant holds/);
    expect(await server.end("SIGTERM")).toBe(0);
    const [, stateHash = "missing"] = /state hash ([0-9a-f]{32})\.\s*$/.exec(server.output()) ?? [];
    expect((await admin("replay", "--verify")).text).toContain(`state hash ${stateHash}.`);
    expect(await admin("quarantine", "5", "because")).toEqual({
      code: 9,
      text: "Position 5 was not quarantined: the journal replays without failing.",
    });
    expect((await pricetime(join(server.dataDirectory, "nowhere"), "halt", "BTCUSDT")).text).toContain(
      "There is no data directory",
    );
  });
});
