import type { Market } from "../book/market.js";
import { NO_LEVEL, type PriceLevels } from "../book/price-levels.js";
import { NO_TIME } from "../book/volatility-guard.js";
import { ByteWriter } from "../messages/bytes.js";
import { encodeRecord } from "../messages/coding.js";
import {
  ASSET_FILTERS,
  COMMAND_LAYOUT,
  EXCHANGE_FILTERS,
  RATES,
  VOLATILITY_HALT_LAYOUT,
} from "../messages/command-layout.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { ACCOUNT_STATUSES } from "../wallet/account-status.js";
import { WITHDRAWAL_STATUSES } from "../wallet/funding.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import { hashBytes } from "./hash.js";
import { encodeOrder } from "./order-coding.js";
import { encodeOrderLists } from "./order-lists-coding.js";

/** First bytes of every snapshot: "PTSN" and the version of its coding. */
export const SNAPSHOT_MAGIC = new Uint8Array([0x50, 0x54, 0x53, 0x4e, 1]);

/**
 * What every replica must agree on, in canonical bytes: ids and queue order decide the order, never slots, free lists or Map order;
 * what can be rebuilt (indexes, level totals, the ledger's empty balances) is left out.
 */
export function encodeBusiness(state: State): Uint8Array {
  const writer = new ByteWriter(64 * 1024);
  encodeAssets(writer, state);
  encodeVenueSettings(writer, state);
  encodeAccounts(writer, state);
  encodeFunding(writer, state);
  encodeBalances(writer, state);
  writer.integer(state.markets.length);
  for (const market of state.markets) encodeMarket(writer, state, market);
  encodeVolatility(writer, state);
  encodeOrderLists(writer, state);
  return writer.view();
}

/** Position, time and command memory: what a refused or repeated command may change. */
export function encodeSession(state: State): Uint8Array {
  const writer = new ByteWriter();
  const { memory } = state;
  writer.integer(state.position);
  writer.integer(state.timeMs);
  const commands = memory.all();
  writer.integer(commands.length);
  for (const { accountId, commandId, orderId, outcome, position, validUntilMs } of commands) {
    writer.integer(commandId.high);
    writer.integer(commandId.low);
    writer.integer(accountId);
    writer.integer(validUntilMs);
    writer.integer(position);
    writer.integer(outcome);
    writer.integer(orderId);
  }
  return writer.view();
}

/** The whole state as versioned, canonical bytes with a closing hash. */
export function encodeSnapshot(state: State): Uint8Array {
  const business = encodeBusiness(state);
  const session = encodeSession(state);
  const writer = new ByteWriter(business.length + session.length + 64);
  writer.bytes(SNAPSHOT_MAGIC);
  writer.integer(business.length);
  writer.bytes(business);
  writer.integer(session.length);
  writer.bytes(session);
  writer.text(hashBytes(business, session));
  return writer.toBytes();
}

function encodeVolatility(writer: ByteWriter, { markets, volatility }: State): void {
  for (const { symbolId } of markets) {
    const guard = volatility.find(symbolId);
    const rule = guard?.rule;
    writer.byte(rule === undefined ? 0 : 1);
    if (rule !== undefined) encodeRecord(writer, VOLATILITY_HALT_LAYOUT, rule);
    writer.integer((guard?.haltUntilMs ?? NO_TIME) + 1);
    writer.integer((guard?.cancelOnlyUntilMs ?? NO_TIME) + 1);
    const windowStartMs = guard?.windowStartMs ?? NO_TIME;
    writer.integer(windowStartMs + 1);
    if (windowStartMs !== NO_TIME) writer.integer(guard?.reference ?? 0);
  }
}

function encodeAssets(writer: ByteWriter, { assets }: State): void {
  writer.integer(assets.length);
  for (const asset of assets) encodeRecord(writer, COMMAND_LAYOUT.AddAsset, asset);
}

function encodeVenueSettings(writer: ByteWriter, { assets, commissionDiscount, venueFilters }: State): void {
  encodeRecord(writer, EXCHANGE_FILTERS.fields, venueFilters.exchange);
  for (const { assetId } of assets) encodeRecord(writer, ASSET_FILTERS.fields, venueFilters.asset(assetId));
  encodeRecord(writer, COMMAND_LAYOUT.SetCommissionDiscount, { discount: commissionDiscount });
}

function encodeAccounts(writer: ByteWriter, { accounts }: State): void {
  writer.integer(accounts.count);
  for (let accountId = 1; accountId <= accounts.count; accountId++) {
    writer.text(accounts.externalId(accountId));
    writer.integer(accounts.parent(accountId));
    writer.byte(ACCOUNT_STATUSES.indexOf(accounts.status(accountId)));
    writer.byte(accounts.canTrade(accountId) ? 1 : 0);
    writer.byte(accounts.canDeposit(accountId) ? 1 : 0);
    writer.byte(accounts.canWithdraw(accountId) ? 1 : 0);
    writer.integer(accounts.tradeGroup(accountId) + 1);
    writer.integer(accounts.lastEvent(accountId));
    writer.byte(accounts.isDiscountEnabled(accountId) ? 1 : 0);
    const rates = accounts.ownRates(accountId);
    writer.byte(rates === undefined ? 0 : 1);
    if (rates !== undefined) encodeRecord(writer, RATES, rates);
  }
}

function encodeFunding(writer: ByteWriter, { funding }: State): void {
  writer.integer(funding.openings.size);
  for (const { accountId, externalId, position } of funding.openings.values()) {
    writer.text(externalId);
    writer.integer(accountId);
    writer.integer(position);
  }
  for (const records of [funding.deposits, funding.withdrawals, funding.transfers]) {
    writer.integer(records.size);
    for (const { accountId, amount, assetId, externalId, position } of records.values()) {
      writer.text(externalId);
      writer.integer(accountId);
      writer.integer(assetId);
      writer.amount(amount);
      writer.integer(position);
    }
  }
  for (const { status, statusPosition } of funding.withdrawals.values()) {
    writer.byte(WITHDRAWAL_STATUSES.indexOf(status));
    writer.integer(statusPosition);
  }
  for (const { toAccountId } of funding.transfers.values()) writer.integer(toAccountId);
}

function encodeBalances(writer: ByteWriter, { assets, ledger }: State): void {
  const { cells } = ledger;
  const slots = Array.from({ length: ledger.count }, (_, slot) => slot).filter(
    (slot) => !ledger.isOutside(slot) && !(cells.isZero(freeCell(slot)) && cells.isZero(lockedCell(slot))),
  );
  const order = (slot: number) => (ledger.accountId[slot] as number) * assets.length + (ledger.assetId[slot] as number);
  slots.sort((a, b) => order(a) - order(b));
  writer.integer(slots.length);
  for (const slot of slots) {
    writer.integer(ledger.accountId[slot] as number);
    writer.integer(ledger.assetId[slot] as number);
    for (const cell of [freeCell(slot), lockedCell(slot)]) {
      writer.integer(cells.high(cell));
      writer.integer(cells.low(cell));
    }
  }
}

function encodeMarket(writer: ByteWriter, state: State, market: Market): void {
  encodeRecord(writer, COMMAND_LAYOUT.AddSymbol, market.definition());
  writer.integer(market.lastOrderId);
  writer.integer(market.lastTradeId);
  writer.integer(market.lastAggTradeId);
  writer.integer(market.lastUpdateId);
  writer.integer(market.lastExecutionId);
  writer.integer(market.lastPreventedMatchId);
  writer.integer(market.lastPrice);
  const minutes = market.averagePrice.minutes();
  writer.integer(minutes.length);
  for (const { minute, notional, quantity } of minutes) {
    writer.integer(minute);
    writer.amount(notional);
    writer.amount(quantity);
  }
  encodeSide(writer, state, market.book.bids);
  encodeSide(writer, state, market.book.asks);
  encodeWaiting(writer, state, market);
}

/** Orders that wait, by id: where they stand among the triggers follows from what they are. */
function encodeWaiting(writer: ByteWriter, state: State, market: Market): void {
  const { orders } = state;
  const slots = [...market.waiting.slots()].sort((a, b) => orders.orderId(a) - orders.orderId(b));
  writer.integer(slots.length);
  for (const slot of slots) {
    writer.byte(orders.side(slot));
    writer.integer(orders.price(slot));
    encodeOrder(writer, state, slot);
  }
}

/** Orders best price first, then in queue order. */
function encodeSide(writer: ByteWriter, state: State, levels: PriceLevels): void {
  const { orders } = state;
  writer.integer(levels.count);
  for (let level = levels.best(); level !== NO_LEVEL; level = levels.behind(level)) {
    writer.integer(levels.price(level));
    let slot = levels.head(level);
    for (; slot !== NO_ORDER; slot = orders.next(slot)) encodeOrder(writer, state, slot);
    // An order id is never 0: it ends the level.
    writer.integer(0);
  }
}
