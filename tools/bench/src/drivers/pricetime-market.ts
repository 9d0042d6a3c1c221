import {
  type Command,
  type Envelope,
  type EventView,
  NO_COMMAND_ID,
  toNotional,
  toPrice,
  toQuantity,
  toRate,
} from "@pricetime/engine";

/** One tick is 0.01 of the quote asset, one lot 0.0001 of the base asset. */
const PRICE_DECIMALS = 2;
const QUANTITY_DECIMALS = 4;
const ASSET_DECIMALS = 8;
const BASE_ASSET_ID = 0;
const QUOTE_ASSET_ID = 1;
/** More than any user of a flow could spend: a thousand million of either asset. */
const FUNDS = 10n ** BigInt(9 + ASSET_DECIMALS);
const FIRST_PRICE = 32_000;
const COMMISSION = toRate(100_000);

export const MARKET_SYMBOL_ID = 0;

/** Orders that {@link listMarket} places itself, before the flow's. */
export const FIRST_ORDERS = 2;

/** A command without id and deadline, which the engine does not remember. */
export const unremembered = (accountId: number, command: Command): Envelope => ({
  commandId: NO_COMMAND_ID,
  accountId,
  validUntilMs: 0,
  actor: "bench",
  reason: "",
  command,
});

/**
 * Lists the flow's one symbol with filters and fees, and opens and funds the accounts 1 … `users`. One lot is traded, because
 * NOTIONAL judges a market order by the last price.
 */
export function listMarket(executeEnvelope: (envelope: Envelope) => EventView, users: number): void {
  const execute = (accountId: number, command: Command) => {
    const events = executeEnvelope(unremembered(accountId, command));
    const first = events.get(0);
    if (first.type === "CommandRejected") throw new Error(`${command.type} was refused: ${first.reason}`);
  };
  execute(0, { type: "AddAsset", asset: "BTC", decimals: ASSET_DECIMALS });
  execute(0, { type: "AddAsset", asset: "USDT", decimals: ASSET_DECIMALS });
  execute(0, {
    type: "AddSymbol",
    symbol: "BTCUSDT",
    baseAssetId: BASE_ASSET_ID,
    quoteAssetId: QUOTE_ASSET_ID,
    priceDecimals: PRICE_DECIMALS,
    quantityDecimals: QUANTITY_DECIMALS,
    status: "TRADING",
    filters: {
      priceFilter: { minPrice: toPrice(1), maxPrice: toPrice(1_000_000), tickSize: toPrice(1) },
      lotSize: { minQuantity: toQuantity(1), maxQuantity: toQuantity(1_000_000), stepSize: toQuantity(1) },
      notional: {
        minNotional: toNotional(1),
        applyMinToMarket: true,
        maxNotional: toNotional(1_000_000_000_000),
        applyMaxToMarket: true,
        averagePriceMinutes: 0,
      },
    },
    makerCommission: COMMISSION,
    takerCommission: COMMISSION,
  });
  for (let user = 1; user <= users; user++) {
    execute(0, { type: "OpenAccount", externalId: `user-${user}` });
    for (const assetId of [BASE_ASSET_ID, QUOTE_ASSET_ID]) {
      execute(user, { type: "Deposit", assetId, amount: FUNDS, externalId: `user-${user}-${assetId}` });
    }
  }
  for (const side of ["SELL", "BUY"] as const) {
    execute(side === "SELL" ? 1 : 2, {
      type: "NewOrder",
      symbolId: MARKET_SYMBOL_ID,
      side,
      orderType: "LIMIT",
      timeInForce: "GTC",
      price: toPrice(FIRST_PRICE),
      quantity: toQuantity(1),
      quoteOrderQuantity: toNotional(0),
      clientOrderId: "",
      selfTradePreventionMode: "NONE",
    });
  }
}
