import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import { NO_LEVEL, type PriceLevels } from "../book/price-levels.js";
import { Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import { isTerminal, statusName } from "../order/order-status.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { isPending } from "../wallet/funding.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import { buyLock, sellLock } from "../wallet/lock.js";
import { checkWaiting } from "./check-waiting.js";
import { checkOrderLists } from "./order-list-invariants.js";

/** Checks the whole state against what must always hold. Slow: for tests, checkpoints and audits. @throws InvariantViolation */
export function checkInvariants(state: State): void {
  const reserved = new Map<number, bigint>();
  const pending = checkOrderLists(state, reserved);
  let live = 0;
  for (const market of state.markets) {
    live += checkMarket(state, market, reserved, pending);
    live += checkWaiting(state, market, (slot) => reserve(state, market, slot, reserved));
  }
  invariant(
    live === state.orders.size,
    "every live order rests on one book, waits for its stop, or is pending in a list",
  );
  invariant(state.openOrders.countsAreRight(state.orders), "the counts of open orders are what is open");
  addPendingWithdrawals(state, reserved);
  checkBalances(state, reserved);
}

/** Per asset everything sums to zero with the outside world; no balance is negative; locked is what orders and withdrawals hold. */
function checkBalances({ assets, ledger }: State, reserved: Map<number, bigint>): void {
  const sums = assets.map(() => 0n);
  for (let slot = 0; slot < ledger.count; slot++) {
    const assetId = ledger.assetId[slot] as number;
    const free = ledger.cells.toBigInt(freeCell(slot));
    const locked = ledger.cells.toBigInt(lockedCell(slot));
    sums[assetId] = (sums[assetId] as bigint) + free + locked;
    if (ledger.isOutside(slot)) continue;
    invariant(free >= 0n && locked >= 0n, "no balance is ever negative");
    invariant(locked === (reserved.get(slot) ?? 0n), "locked is the sum of what open orders and withdrawals hold");
  }
  invariant(
    sums.every((sum) => sum === 0n),
    "per asset, balances and commission equal deposits minus withdrawals",
  );
}

function addPendingWithdrawals({ funding, ledger }: State, reserved: Map<number, bigint>): void {
  for (const withdrawal of funding.withdrawals.values()) {
    if (!isPending(withdrawal)) continue;
    const { accountId, amount, assetId } = withdrawal;
    const slot = ledger.find(accountId, assetId);
    reserved.set(slot, (reserved.get(slot) ?? 0n) + amount);
  }
}

function checkMarket(
  state: State,
  market: Market,
  reserved: Map<number, bigint>,
  pending: ReadonlyMap<Market, number>,
): number {
  const { asks, bids, index } = market.book;
  const bid = bids.best();
  const ask = asks.best();
  const crossed = bid !== -1 && ask !== -1 && bids.price(bid) >= asks.price(ask);
  invariant(!crossed, "the best bid is below the best ask");
  const resting = checkSide(state, market, bids, reserved) + checkSide(state, market, asks, reserved);
  invariant(index.size === resting, "the index holds exactly the resting orders");
  invariant(market.pending.size === (pending.get(market) ?? 0), "every pending order is in one list");
  return resting + market.pending.size;
}

const lock = new Wide();

function checkSide(state: State, market: Market, levels: PriceLevels, reserved: Map<number, bigint>): number {
  const { orders, openOrders } = state;
  let resting = 0;
  let count = 0;
  let better: number | undefined;
  for (let level = levels.best(); level !== NO_LEVEL; level = levels.behind(level)) {
    count++;
    const price = levels.price(level);
    const isBids = levels === market.book.bids;
    invariant(better === undefined || (isBids ? price < better : price > better), "levels stand in order of price");
    better = price;
    let total = 0n;
    let hidden = 0n;
    let previous = NO_ORDER;
    for (let slot = levels.head(level); slot !== NO_ORDER; slot = orders.next(slot)) {
      const open = orders.remaining(slot);
      invariant(state.accounts.isOpen(orders.accountId(slot)), "a resting order belongs to an account");
      invariant(orders.previous(slot) === previous, "a queue is linked both ways");
      invariant(open > 0 && !isTerminal(statusName(orders.status(slot))), "a resting order is open");
      invariant(orders.price(slot) === price && orders.level(slot) === level, "an order stands at its own price");
      invariant(market.book.index.get(orders.orderId(slot)) === slot, "an order is found by its id");
      const clientOrderId = orders.clientOrderId(slot);
      const found = clientOrderId === "" ? slot : openOrders.find(orders.accountId(slot), clientOrderId);
      invariant(found === slot, "an order is found by its client order id");
      reserve(state, market, slot, reserved);
      const shown = orders.shown(slot);
      invariant(shown > 0 && shown <= open, "a resting order shows some of what is open");
      total += BigInt(shown);
      hidden += BigInt(open - shown);
      previous = slot;
      resting++;
    }
    invariant(total > 0n && levels.total(level) === total, "a level's total is the sum of what its orders show");
    invariant(levels.hidden(level) === hidden, "a level's hidden quantity is the sum of what its orders hide");
  }
  invariant(count === levels.count, "every level is on the ladder");
  return resting;
}

function reserve(state: State, market: Market, slot: number, reserved: Map<number, bigint>): void {
  const { orders } = state;
  const open = orders.remaining(slot);
  const isBuy = orders.side(slot) === SIDE_CODE.BUY;
  if (isBuy) buyLock(lock, orders.lockPrice(slot), open, market.scales);
  else sellLock(lock, open, market.scales);
  const balance = (isBuy ? orders.quoteBalance(slot) : orders.baseBalance(slot)) as number;
  reserved.set(balance, (reserved.get(balance) ?? 0n) + lock.toBigInt());
}
