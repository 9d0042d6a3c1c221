import { Market } from "../book/market.js";
import { restOrder } from "../book/order-book.js";
import { NO_TIME } from "../book/volatility-guard.js";
import { waitForStop } from "../handlers/wait-for-stop.js";
import { ByteReader, BytesUnreadable } from "../messages/bytes.js";
import { decodeRecord } from "../messages/coding.js";
import {
  ASSET_FILTERS,
  COMMAND_LAYOUT,
  EXCHANGE_FILTERS,
  RATES,
  VOLATILITY_HALT_LAYOUT,
} from "../messages/command-layout.js";
import { toPrice } from "../money/units.js";
import { Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import { EVERY_SYMBOL } from "../order/open-orders.js";
import { emptyState, type State } from "../state.js";
import type { CommissionDiscount, CommissionRates } from "../symbol/commission.js";
import { countsOnExchange, countsOnSymbol } from "../symbol/filters/counting-filters.js";
import type { AssetFilters, ExchangeFilters } from "../symbol/filters/symbol-filters.js";
import { createScales } from "../symbol/scales.js";
import type { AssetDefinition, SymbolDefinition } from "../symbol/symbol.js";
import type { VolatilityHalt } from "../symbol/volatility-halt.js";
import { Triggers } from "../trigger/triggers.js";
import { ACCOUNT_STATUSES, type AccountStatus } from "../wallet/account-status.js";
import { type TransferRecord, WITHDRAWAL_STATUSES, type WithdrawalStatus } from "../wallet/funding.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import { hashBytes } from "./hash.js";
import { decodeOrder } from "./order-coding.js";
import { decodeOrderLists } from "./order-lists-coding.js";
import { SNAPSHOT_MAGIC } from "./snapshot.js";

/** The bytes are not a snapshot this engine can read. */
export class SnapshotUnreadable extends Error {
  readonly code = "SNAPSHOT_UNREADABLE";
  constructor(why: string) {
    super(`The snapshot cannot be read: ${why}. Use an older checkpoint, or replay the journal from its start.`);
    this.name = "SnapshotUnreadable";
  }
}

/** The state that a snapshot holds. @throws SnapshotUnreadable */
export function decodeSnapshot(bytes: Uint8Array): State {
  try {
    return decode(new ByteReader(bytes));
  } catch (error) {
    if (error instanceof BytesUnreadable) throw new SnapshotUnreadable(error.message);
    throw error;
  }
}

function decode(reader: ByteReader): State {
  const magic = reader.bytes(SNAPSHOT_MAGIC.length);
  if (magic.some((byte, at) => byte !== SNAPSHOT_MAGIC[at])) {
    throw new SnapshotUnreadable("it is of another kind or version");
  }
  const business = reader.bytes(reader.integer());
  const session = reader.bytes(reader.integer());
  if (reader.text() !== hashBytes(business, session)) throw new SnapshotUnreadable("its closing hash does not match");
  const state = emptyState();
  decodeBusiness(new ByteReader(business), state);
  decodeSession(new ByteReader(session), state);
  return state;
}

function decodeBusiness(reader: ByteReader, state: State): void {
  for (let left = reader.integer(); left > 0; left--) {
    const asset = decodeRecord(reader, COMMAND_LAYOUT.AddAsset) as unknown as Omit<AssetDefinition, "assetId">;
    state.assets.push({ assetId: state.assets.length, ...asset });
  }
  decodeVenueSettings(reader, state);
  decodeAccounts(reader, state);
  decodeFunding(reader, state);
  decodeBalances(reader, state);
  for (let left = reader.integer(); left > 0; left--) decodeMarket(reader, state);
  decodeVolatility(reader, state);
  decodeOrderLists(reader, state);
  rebuildOpenOrders(state);
  rebuildOutside(state);
}

function decodeVolatility(reader: ByteReader, { markets, volatility }: State): void {
  for (const market of markets) {
    const hasRule = reader.byte() === 1;
    const rule = hasRule ? (decodeRecord(reader, VOLATILITY_HALT_LAYOUT) as unknown as VolatilityHalt) : undefined;
    const phases = { haltUntilMs: reader.integer() - 1, cancelOnlyUntilMs: reader.integer() - 1 };
    const windowStartMs = reader.integer() - 1;
    if (rule === undefined && phases.cancelOnlyUntilMs === NO_TIME) continue;
    const guard = volatility.setRule(market, rule);
    guard.setPhases(phases);
    if (rule !== undefined && windowStartMs !== NO_TIME) guard.openWindow(windowStartMs, reader.integer(), rule);
  }
  volatility.updateDue();
}

function decodeVenueSettings(reader: ByteReader, state: State): void {
  const { assets, openOrders, orders, venueFilters } = state;
  venueFilters.setExchange(decodeRecord(reader, EXCHANGE_FILTERS.fields) as ExchangeFilters);
  openOrders.keepCounts(orders, EVERY_SYMBOL, countsOnExchange(venueFilters.exchange));
  for (const { assetId } of assets) {
    venueFilters.setAsset(assetId, decodeRecord(reader, ASSET_FILTERS.fields) as AssetFilters);
  }
  const { discount } = decodeRecord(reader, COMMAND_LAYOUT.SetCommissionDiscount);
  state.commissionDiscount = discount as CommissionDiscount | undefined;
}

function decodeAccounts(reader: ByteReader, { accounts }: State): void {
  for (let left = reader.integer(); left > 0; left--) {
    const accountId = accounts.open(reader.text(), reader.integer());
    accounts.setStatus(accountId, ACCOUNT_STATUSES[reader.byte()] as AccountStatus);
    accounts.setPermissions(accountId, {
      canTrade: reader.byte() === 1,
      canDeposit: reader.byte() === 1,
      canWithdraw: reader.byte() === 1,
    });
    accounts.setTradeGroup(accountId, reader.integer() - 1);
    accounts.restoreLastEvent(accountId, reader.integer());
    accounts.setDiscountEnabled(accountId, reader.byte() === 1);
    if (reader.byte() === 1) accounts.setRates(accountId, decodeRecord(reader, RATES) as unknown as CommissionRates);
  }
}

function decodeFunding(reader: ByteReader, { funding }: State): void {
  for (let left = reader.integer(); left > 0; left--) {
    const externalId = reader.text();
    funding.openings.set(externalId, { externalId, accountId: reader.integer(), position: reader.integer() });
  }
  for (let left = reader.integer(); left > 0; left--) {
    const record = decodeFundingRecord(reader);
    funding.deposits.set(record.externalId, record);
  }
  for (let left = reader.integer(); left > 0; left--) {
    const record = decodeFundingRecord(reader);
    funding.withdrawals.set(record.externalId, { ...record, status: "REQUESTED", statusPosition: 0 });
  }
  const transfers = Array.from({ length: reader.integer() }, () => decodeFundingRecord(reader));
  for (const withdrawal of funding.withdrawals.values()) {
    withdrawal.status = WITHDRAWAL_STATUSES[reader.byte()] as WithdrawalStatus;
    withdrawal.statusPosition = reader.integer();
  }
  for (const record of transfers) {
    const transfer: TransferRecord = { ...record, toAccountId: reader.integer() };
    funding.transfers.set(transfer.externalId, transfer);
  }
}

const decodeFundingRecord = (reader: ByteReader) => ({
  externalId: reader.text(),
  accountId: reader.integer(),
  assetId: reader.integer(),
  amount: reader.amount(),
  position: reader.integer(),
});

function decodeBalances(reader: ByteReader, { ledger }: State): void {
  for (let left = reader.integer(); left > 0; left--) {
    const slot = ledger.ensure(reader.integer(), reader.integer());
    for (const cell of [freeCell(slot), lockedCell(slot)]) {
      ledger.cells.set(cell, reader.integer(), reader.integer());
    }
  }
}

function decodeMarket(reader: ByteReader, state: State): void {
  const listing = decodeRecord(reader, COMMAND_LAYOUT.AddSymbol) as unknown as Omit<SymbolDefinition, "symbolId">;
  const definition: SymbolDefinition = { ...listing, symbolId: state.markets.length };
  const base = state.assets[definition.baseAssetId] as AssetDefinition;
  const quote = state.assets[definition.quoteAssetId] as AssetDefinition;
  const market = new Market(definition, createScales(definition, base.decimals, quote.decimals));
  state.markets.push(market);
  state.openOrders.keepCounts(state.orders, market.symbolId, countsOnSymbol(market.filters));
  state.triggers.push(new Triggers());
  market.lastOrderId = reader.integer();
  market.lastTradeId = reader.integer();
  market.lastAggTradeId = reader.integer();
  market.lastUpdateId = reader.integer();
  market.lastExecutionId = reader.integer();
  market.lastPreventedMatchId = reader.integer();
  market.lastPrice = toPrice(reader.integer());
  const minutes = Array.from({ length: reader.integer() }, () => ({
    minute: reader.integer(),
    notional: reader.amount(),
    quantity: reader.amount(),
  }));
  market.averagePrice.restore(minutes);
  decodeSide(reader, state, market, SIDE_CODE.BUY);
  decodeSide(reader, state, market, SIDE_CODE.SELL);
  for (let left = reader.integer(); left > 0; left--) {
    const side = reader.byte();
    const price = reader.integer();
    waitForStop(state, market, decodeOrder(reader, state, market, side, price, reader.integer()));
  }
}

function decodeSide(reader: ByteReader, state: State, market: Market, side: number): void {
  for (let left = reader.integer(); left > 0; left--) {
    const price = reader.integer();
    for (let orderId = reader.integer(); orderId !== 0; orderId = reader.integer()) {
      restOrder(market.book, state.orders, decodeOrder(reader, state, market, side, price, orderId));
    }
  }
}

/** Accounts list their orders in order of placement, which within a symbol is order of ids. */
function rebuildOpenOrders({ markets, openOrders, orders }: State): void {
  for (const market of markets) {
    const slots = [...market.book.index.slots(), ...market.waiting.slots(), ...market.pending.slots()];
    // Numbers sort natively in a typed array, many times faster than slots by a function.
    for (const orderId of Float64Array.from(slots, (slot) => orders.orderId(slot)).sort()) {
      openOrders.add(orders, market.findOrder(orderId));
    }
  }
}

const inside = new Wide();

/** The outside world holds minus everything inside, so it need not be stored. */
function rebuildOutside({ ledger }: State): void {
  const slots = ledger.count;
  for (let slot = 0; slot < slots; slot++) {
    if (ledger.isOutside(slot)) continue;
    const outside = freeCell(ledger.outside(ledger.assetId[slot] as number));
    for (const cell of [freeCell(slot), lockedCell(slot)]) {
      inside.set(ledger.cells.high(cell), ledger.cells.low(cell));
      ledger.cells.subtract(outside, inside);
    }
  }
}

function decodeSession(reader: ByteReader, state: State): void {
  state.position = reader.integer();
  state.timeMs = reader.integer();
  for (let left = reader.integer(); left > 0; left--) {
    const id = { high: reader.integer(), low: reader.integer() };
    const accountId = reader.integer();
    const validUntilMs = reader.integer();
    const position = reader.integer();
    const outcome = reader.integer();
    state.memory.remember(id, accountId, validUntilMs, position, outcome, reader.integer());
  }
}
