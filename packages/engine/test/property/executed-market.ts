import fc from "fast-check";
import type { Command } from "../../src/messages/command.js";
import type { ExecutedCommand } from "../../src/messages/event.js";
import { toNotional, toPrice, toQuantity, toRate } from "../../src/money/units.js";
import { SELF_TRADE_PREVENTION_MODES } from "../../src/order/enums.js";
import { NO_RATES } from "../../src/symbol/commission.js";
import { createReferenceEngine, envelopeOf, type ReferenceEngine, testVenue } from "../../src/testing/index.js";

/** A Friday near the end of a leap February, so that days, weeks and months end soon. */
export const MARKET_STARTS_MS = 1_709_164_799_000;

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** Below account 1. */
const SUB_ACCOUNT = 4;

/** One thing that happens in the market; the numbers are resolved against the engine's state when it happens. */
export interface Step {
  readonly action:
    | "limit"
    | "limit"
    | "market"
    | "cancel"
    | "amend"
    | "cancelAll"
    | "fund"
    | "withdraw"
    | "operate"
    | "tick";
  readonly accountId: number;
  readonly symbolId: number;
  readonly isBuy: boolean;
  readonly tick: number;
  readonly quantity: number;
  readonly pick: number;
  readonly waitMs: number;
}

const action = fc.constantFrom<Step["action"][]>(
  ...Array<Step["action"]>(16).fill("limit"),
  "market",
  "market",
  "cancel",
  "cancel",
  "amend",
  "cancelAll",
  "fund",
  "withdraw",
  "withdraw",
  "withdraw",
  "operate",
  "tick",
);

/** In half seconds, so that many things happen exactly when a candle opens. */
const halves = (minMs: number, maxMs: number): fc.Arbitrary<number> =>
  fc.integer({ min: (2 * minMs) / SECOND, max: (2 * maxMs) / SECOND }).map((count) => (count * SECOND) / 2);

const waitMs = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: halves(0, 2 * SECOND) },
  { weight: 2, arbitrary: halves(SECOND, HOUR) },
  { weight: 1, arbitrary: halves(HOUR, 10 * HOUR) },
  { weight: 1, arbitrary: fc.constantFrom(DAY, 4 * DAY, 40 * DAY) },
);

export const steps = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record<Step>({
      action,
      accountId: fc.integer({ min: 1, max: 3 }),
      symbolId: fc.integer({ min: 0, max: 1 }),
      isBuy: fc.boolean(),
      tick: fc.integer({ min: 1, max: 6 }),
      quantity: fc.integer({ min: 1, max: 60 }),
      pick: fc.nat({ max: 1_000 }),
      waitMs,
    }),
    { minLength: 40, maxLength, size: "max" },
  );

/** A venue with funded accounts on which steps are executed, one command each. */
export class ExecutedMarket {
  readonly engine: ReferenceEngine = createReferenceEngine();
  readonly commands: ExecutedCommand[] = [];
  #timeMs = MARKET_STARTS_MS;
  #withdrawals = 0;

  constructor() {
    for (const envelope of testVenue({ makerCommission: "0.0007", takerCommission: "0.0013" })) {
      this.#execute(envelope.accountId, envelope.command);
    }
    this.#execute(1, { type: "OpenAccount", externalId: "below-1" });
    for (const accountId of [1, 2, 3]) {
      for (const assetId of [0, 1, 2]) {
        const amount = 10n ** 13n;
        this.#execute(accountId, { type: "Deposit", assetId, amount, externalId: `first-${accountId}-${assetId}` });
      }
    }
    // Two of them are one group: what would trade between them is prevented, or transferred.
    for (const accountId of [1, 2]) this.#execute(accountId, { type: "SetTradeGroup", tradeGroupId: 7 });
  }

  step(step: Step): ExecutedCommand {
    this.#timeMs += step.waitMs;
    return this.#execute(...this.#commandOf(step));
  }

  #execute(accountId: number, command: Command): ExecutedCommand {
    const events = this.engine.execute(this.#timeMs, envelopeOf(accountId, command));
    const executed = { position: this.engine.position, timeMs: this.#timeMs, events };
    this.commands.push(executed);
    return executed;
  }

  #commandOf({ action, accountId, symbolId, isBuy, tick, quantity, pick }: Step): [accountId: number, Command] {
    const operators = 0;
    switch (action) {
      case "limit":
      case "market": {
        const isMarket = action === "market";
        const byQuote = isMarket && pick % 3 === 0;
        const order: Command = {
          type: "NewOrder",
          symbolId,
          side: isBuy ? "BUY" : "SELL",
          orderType: isMarket ? "MARKET" : pick % 7 === 0 ? "LIMIT_MAKER" : "LIMIT",
          timeInForce:
            isMarket || pick % 7 === 0 ? "GTC" : ((["GTC", "GTC", "GTC", "IOC", "FOK"] as const)[pick % 5] ?? "GTC"),
          price: toPrice(isMarket ? 0 : 1_000 + tick),
          quantity: toQuantity(byQuote ? 0 : quantity),
          quoteOrderQuantity: toNotional(byQuote ? quantity * 1_000 : 0),
          clientOrderId: pick % 2 === 0 ? "" : `order-${pick % 20}`,
          selfTradePreventionMode:
            symbolId === 1 && pick % 2 === 0 ? "TRANSFER" : (SELF_TRADE_PREVENTION_MODES[pick % 9] ?? "NONE"),
        };
        return [accountId, order];
      }
      case "cancel": {
        const open = this.engine.openOrders(accountId);
        const order = open[pick % Math.max(1, open.length)];
        const target = order ?? { symbolId, orderId: 999_999 };
        const { orderId } = target;
        return [
          accountId,
          {
            type: "CancelOrder",
            symbolId: target.symbolId,
            orderId,
            clientOrderId: "",
            newClientOrderId: "",
            cancelRestrictions: "NONE",
          },
        ];
      }
      case "amend": {
        const open = this.engine.openOrders(accountId);
        const order = open[pick % Math.max(1, open.length)];
        if (order === undefined) return [operators, { type: "AdvanceTime" }];
        const clientOrderId = "";
        const newClientOrderId = pick % 3 === 0 ? `order-${pick % 20}` : "";
        const newQuantity = toQuantity(1 + (pick % order.quantity));
        const { orderId } = order;
        return [
          accountId,
          { type: "AmendOrder", symbolId: order.symbolId, orderId, clientOrderId, newClientOrderId, newQuantity },
        ];
      }
      case "cancelAll":
        return [accountId, { type: "CancelOpenOrders", symbolId }];
      case "fund": {
        const amount = BigInt(pick) * 10n ** 6n;
        if (pick % 3 === 0) {
          const [from, toAccountId] = quantity % 3 === 0 ? [SUB_ACCOUNT, 1] : [1, SUB_ACCOUNT];
          return [from, { type: "Transfer", toAccountId, assetId: pick % 2, amount, externalId: `transfer-${pick}` }];
        }
        return [accountId, { type: "Deposit", assetId: pick % 3, amount, externalId: `deposit-${pick % 50}` }];
      }
      case "withdraw": {
        const number = Math.floor(this.#withdrawals / 3);
        const externalId = `withdrawal-${number}`;
        const ends = ["SendWithdrawal", "RejectWithdrawal"] as const;
        if (pick % 9 === 0) return [operators, { type: ends[quantity % 2] ?? "SendWithdrawal", externalId }];
        const turn = this.#withdrawals++ % 3;
        if (turn === 0) {
          return [accountId, { type: "RequestWithdrawal", assetId: pick % 3, amount: BigInt(pick + 1), externalId }];
        }
        const type = turn === 1 ? "ApproveWithdrawal" : (ends[pick % 2] ?? "SendWithdrawal");
        return [operators, { type, externalId }];
      }
      case "operate":
        if (pick % 2 === 0) {
          return [
            accountId,
            { ...NO_RATES, type: "SetCommission", makerCommission: toRate(pick), takerCommission: toRate(2 * pick) },
          ];
        }
        return [operators, { type: "SetSymbolStatus", symbolId, status: "TRADING" }];
      case "tick":
        return [operators, { type: "AdvanceTime" }];
    }
  }
}
