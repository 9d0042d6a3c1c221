/**
 * Bugs that the tests must catch. Each replaces `find`, which must stand exactly once in `file` (from src/), by `plant`.
 *
 * @type {readonly { name: string, file: string, find: string, plant: string }[]}
 */
export const PLANTED_BUGS = [
  {
    name: "the newest maker of a level trades first",
    file: "book/match.ts",
    find: "let maker = levels.head(level);",
    plant: "let maker = levels.tail(level);",
  },
  {
    name: "a maker leaves the book with the taker's last fill, filled or not",
    file: "book/match.ts",
    find: "if (orders.remaining(maker) === 0) {",
    plant: "if (orders.remaining(maker) === 0 || left === 0) {",
  },
  {
    name: "a fill does not lower the level's total",
    file: "book/match.ts",
    find: "levels.subtractTotal(level, traded);",
    plant: "",
  },
  {
    name: "a BUY at the touch does not cross",
    file: "book/order-book.ts",
    find: "price <= limit : price >= limit",
    plant: "price < limit : price >= limit",
  },
  {
    name: "removing the last order of a queue leaves its tail",
    file: "book/order-book.ts",
    find: "if (next === NO_ORDER) levels.setTail(level, previous);\n  else orders.setPrevious(next, previous);",
    plant: "if (next !== NO_ORDER) orders.setPrevious(next, previous);",
  },
  {
    name: "FOK fills a part",
    file: "handlers/place-order.ts",
    find: "side, limit, quantity) === quantity;",
    plant: "side, limit, quantity) > 0;",
  },
  {
    name: "the remainder of IOC keeps its lock",
    file: "handlers/place-order.ts",
    find: "if (traits.hasPrice) releaseLock(state, market, slot);",
    plant: "",
  },
  {
    name: "LIMIT_MAKER may take",
    file: "handlers/judge-order.ts",
    find: "if (!traits.canTake && wouldMatch(book, side, command.price))",
    plant: "if (!traits.canTake && wouldMatch(book, side, command.price) && quoteOrderQuantity > 0)",
  },
  {
    name: "client order ids need not be unique",
    file: "handlers/judge-order.ts",
    find: 'clientOrderId !== "" && openOrders.find(accountId, clientOrderId) !== NO_ORDER;',
    plant: 'clientOrderId === "-" && openOrders.find(accountId, clientOrderId) !== NO_ORDER;',
  },
  {
    name: "a market order's quantity by quote is rounded up to the step",
    file: "handlers/judge-order.ts",
    find: "quantity - (quantity % stepSize)",
    plant: "quantity + ((stepSize - (quantity % stepSize)) % stepSize)",
  },
  {
    name: "a better price is not given back to the buyer",
    file: "handlers/settling-match.ts",
    find: "takerBuys && this.#lockedAtLimit ? orders.price(taker) : price",
    plant: "price",
  },
  {
    name: "maker and taker rates are swapped",
    file: "handlers/settling-match.ts",
    find: "fill.buyerRate = takerBuys ? this.#takerRate : makerRate;",
    plant: "fill.buyerRate = takerBuys ? makerRate : this.#takerRate;",
  },
  {
    name: "every fill is an aggregate trade of its own",
    file: "handlers/settling-match.ts",
    find: "market.lastTradeId++;",
    plant: "market.lastTradeId++;\n    if (quantity > 0 && market.lastTradeId % 2 === 0) market.lastAggTradeId++;",
  },
  {
    name: "an emptied level is not announced",
    file: "handlers/settling-match.ts",
    find: "emitDepthChanged(this.#state, this.#market, levels, level);",
    plant: "if (levels.head(level) !== -1) emitDepthChanged(this.#state, this.#market, levels, level);",
  },
  {
    name: "commission rounds down",
    file: "wallet/settlement.ts",
    find: "multiplyRateUp(fill.sellerCommission, fill.quote, fill.sellerRate);",
    plant:
      "multiplyRateUp(fill.sellerCommission, fill.quote, fill.sellerRate);\n  if (fill.sellerRate % 3 === 1 && fill.sellerCommission.low > 0) fill.sellerCommission.low -= 1;",
  },
  {
    name: "a cancel releases the whole order, not what is open",
    file: "handlers/release-lock.ts",
    find: "releasePart(state, market, slot, state.orders.remaining(slot));",
    plant: "releasePart(state, market, slot, state.orders.quantity(slot));",
  },
  {
    name: "anybody may cancel an order",
    file: "handlers/find-open-order.ts",
    find: "orders.accountId(slot) !== accountId || ",
    plant: "",
  },
  {
    name: "a peg stops one level short",
    file: "handlers/peg-price.ts",
    find: "left > 0 && level !== NO_LEVEL",
    plant: "left > 1 && level !== NO_LEVEL",
  },
  {
    name: "an amended order keeps the lock of what it gave up",
    file: "handlers/amend-order.ts",
    find: "releasePart(state, market, slot, by);",
    plant: "",
  },
  {
    name: "a level does not shrink with the order that is amended",
    file: "handlers/amend-order.ts",
    find: "takePart(market.book, orders, slot, by);",
    plant: "",
  },
  {
    name: "an amended order is still known by its former client order id",
    file: "order/open-orders.ts",
    find: 'if (former !== "") this.#byClientOrderId[orders.accountId(slot)]?.delete(former);',
    plant: "",
  },
  {
    name: "a cancel-replace stops at nothing",
    file: "handlers/cancel-replace.ts",
    find: 'if (kept !== undefined && command.cancelReplaceMode === "STOP_ON_FAILURE") {',
    plant: 'if (kept === "CANCEL_RESTRICTED" && command.cancelReplaceMode === "STOP_ON_FAILURE") {',
  },
  {
    name: "only an untouched order may be canceled, whichever status was asked for",
    file: "handlers/cancel-order.ts",
    find: 'restrictions === "ONLY_NEW" ? STATUS_CODE.NEW : STATUS_CODE.PARTIALLY_FILLED;',
    plant: 'restrictions === "ONLY_NEW" ? STATUS_CODE.NEW : STATUS_CODE.NEW;',
  },
  {
    name: "a refused deposit uses up its external id",
    file: "handlers/deposit.ts",
    find: 'if (amount > AMOUNT_MAX - heldByVenue(state, assetId)) return "AMOUNT_OVERFLOW";',
    plant:
      'state.funding.deposits.set(externalId, { externalId, accountId, assetId, amount, position: state.position });\n  if (amount > AMOUNT_MAX - heldByVenue(state, assetId)) return "AMOUNT_OVERFLOW";',
  },
  {
    name: "a rejected withdrawal may be sent",
    file: "handlers/withdrawal.ts",
    find: 'if (withdrawal.status === "SENT" || withdrawal.status === "REJECTED")',
    plant: 'if (withdrawal.status === "SENT")',
  },
  {
    name: "a withdrawal may be sent without being approved",
    file: "handlers/withdrawal.ts",
    find: 'if (status === "SENT" && withdrawal.status === "REQUESTED") return "WITHDRAWAL_NOT_APPROVED";',
    plant: "",
  },
  {
    name: "a delisting leaves the newest order",
    file: "handlers/exchange-cancel.ts",
    find: 'endOrders(state, market, allOrdersOn(state, symbolId), "EXCHANGE_CANCELED");',
    plant: 'endOrders(state, market, allOrdersOn(state, symbolId).slice(0, -1), "EXCHANGE_CANCELED");',
  },
  {
    name: "a move of exactly the rate halts",
    file: "book/volatility-guard.ts",
    find: "market.lastPrice > this.#highest;",
    plant: "market.lastPrice >= this.#highest;",
  },
  {
    name: "a refused command ends the phase of a halt",
    file: "execute.ts",
    find: "if (passed !== undefined) undoHaltPhases(state, passed);",
    plant: "",
  },
  {
    name: "a suspended account places orders",
    file: "wallet/accounts.ts",
    find: "const TRADES = OPEN | ACTIVE | CAN_TRADE;",
    plant: "const TRADES = OPEN | CAN_TRADE;",
  },
  {
    name: "a transfer reaches any account",
    file: "handlers/transfer.ts",
    find: 'if (!accounts.areFamily(accountId, toAccountId)) return "NOT_SAME_FAMILY";',
    plant: "",
  },
  {
    name: "DECREMENT takes all of the maker",
    file: "order/self-trade-prevention.ts",
    find: 'DECREMENT: { taker: "MATCHED", maker: "MATCHED",',
    plant: 'DECREMENT: { taker: "MATCHED", maker: "ALL",',
  },
  {
    name: "what prevention takes stays locked",
    file: "handlers/settling-match.ts",
    find: "if (isLocked) releasePart(state, market, slot, loss);",
    plant: "",
  },
  {
    name: "a MARKET order with EXPIRE_TAKER locks for what stands behind its own order",
    file: "book/reckon-taker.ts",
    find: "if (isSelf(maker)) left -= lossOf(prevention.taker, left, matched);",
    plant: "if (isSelf(maker)) left -= 0;",
  },
  {
    name: "the average price reaches one minute too far back",
    file: "symbol/average-price.ts",
    find: "if (trades.minute <= oldest) continue;",
    plant: "if (trades.minute < oldest) continue;",
  },
  {
    name: "refusals are not remembered",
    file: "execute.ts",
    find: "memory.remember(commandId, countedFor,",
    plant: "if (reason === undefined) memory.remember(commandId, countedFor,",
  },
  {
    name: "a snapshot forgets the remembered commands",
    file: "integrity/snapshot.ts",
    find: "const commands = memory.all();",
    plant: "const commands = memory.all().slice(0, 0);",
  },
  {
    name: "a restored symbol starts its execution ids again",
    file: "integrity/restore.ts",
    find: "market.lastExecutionId = reader.integer();",
    plant: "market.lastExecutionId = reader.integer() * 0;",
  },
  {
    name: "businessHash contains the position",
    file: "integrity/snapshot.ts",
    find: "  encodeAssets(writer, state);\n  encodeVenueSettings(writer, state);",
    plant: "  writer.integer(state.position);\n  encodeAssets(writer, state);\n  encodeVenueSettings(writer, state);",
  },
];
