import { createHmac } from "node:crypto";

/** An entry of the demo's account file. */
export interface DemoAccount {
  readonly name: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

const RECEIVE_WINDOW_MS = 60_000;
const ORDER = "symbol=BTCUSDT&type=LIMIT&timeInForce=GTC&quantity=0.0002&price=60000.00";

/**
 * The orders of the load: two accounts buy and sell the same quantity at one price, each as often as the other. About every second
 * order trades, the book stays a few orders deep, and balances only lose their commissions, so the load can go on for hours.
 */
const ROUND = [
  ["alice", "BUY"],
  ["bob", "SELL"],
  ["bob", "BUY"],
  ["alice", "SELL"],
] as const;

export interface SignedOrder {
  readonly headers: string;
  readonly body: string;
}

/** Makes one signed `POST /api/v3/order` after the other. */
export class OrderSource {
  readonly #accounts: ReadonlyMap<string, DemoAccount>;
  #made = 0;

  constructor(accounts: readonly DemoAccount[]) {
    this.#accounts = new Map(accounts.map((account) => [account.name, account]));
  }

  next(): SignedOrder {
    const [name, side] = ROUND[this.#made++ % ROUND.length] as (typeof ROUND)[number];
    const account = this.#accounts.get(name);
    if (account === undefined) throw new Error(`the demo has no account named ${name}`);
    const query = `${ORDER}&side=${side}&recvWindow=${RECEIVE_WINDOW_MS}&timestamp=${Date.now()}`;
    const signature = createHmac("sha256", account.apiSecret).update(query).digest("hex");
    return {
      headers: `X-MBX-APIKEY: ${account.apiKey}\r\nContent-Type: application/x-www-form-urlencoded\r\n`,
      body: `${query}&signature=${signature}`,
    };
  }
}
