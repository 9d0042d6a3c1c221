import type { Envelope } from "../messages/command.js";
import type { AmendOrder, CancelOrder, CancelReplaceOrder, NewOrder } from "../messages/order-commands.js";
import { type Notional, type Price, type Quantity, toNotional, toPrice, toQuantity, toRate } from "../money/units.js";
import type { SelfTradePreventionMode, Side, SymbolStatus } from "../order/enums.js";
import { NO_INSTRUCTIONS } from "../order/order-details.js";
import { type CommissionRates, type FurtherCommission, NO_FURTHER } from "../symbol/commission.js";
import type { AssetFilters, ExchangeFilters, SymbolFilters } from "../symbol/filters/symbol-filters.js";
import type { VolatilityHalt } from "../symbol/volatility-halt.js";
import type { AccountPermissions, AccountStatus } from "../wallet/account-status.js";
import { ExpectationFailed } from "./differences.js";
import { amountOf, assetIdOf, envelopeOf, symbolIdOf, TEST_SYMBOLS, type TestSymbol, unitsOf } from "./test-venue.js";

type OrderOptions = Partial<Omit<NewOrder, "type" | "side">>;
type OrderBuilder = (accountId: number, text: string, options?: OrderOptions) => Envelope;

/** A price of the symbol in its own unit. */
export const priceOf = (symbol: TestSymbol, text: string): Price =>
  toPrice(Number(unitsOf(text, symbol.priceDecimals)));

/** A quantity of the symbol in its own unit. */
export const quantityOf = (symbol: TestSymbol, text: string): Quantity =>
  toQuantity(Number(unitsOf(text, symbol.quantityDecimals)));

/** A notional of the symbol in its own unit. */
export const notionalUnitsOf = (symbol: TestSymbol, text: string): Notional =>
  toNotional(Number(unitsOf(text, symbol.priceDecimals + symbol.quantityDecimals)));

/** The test symbol whose base asset is `asset`. */
export function marketOf(asset: string): TestSymbol {
  const symbol = TEST_SYMBOLS.find(({ base }) => base === asset);
  if (!symbol) throw new ExpectationFailed(`the test venue has a market for ${asset}`);
  return symbol;
}

const newOrder = (accountId: number, symbol: TestSymbol, side: Side, options: OrderOptions): Envelope =>
  envelopeOf(accountId, {
    type: "NewOrder",
    symbolId: symbolIdOf(symbol.symbol),
    side,
    orderType: "LIMIT",
    timeInForce: "GTC",
    price: toPrice(0),
    quantity: toQuantity(0),
    quoteOrderQuantity: toNotional(0),
    clientOrderId: "",
    selfTradePreventionMode: "NONE",
    ...options,
  });

/** "0.5 BTC @ 64000" */
const priced =
  (side: Side, defaults: OrderOptions): OrderBuilder =>
  (accountId, text, options) => {
    const [quantity = "", base = "", , price = ""] = text.split(" ");
    const symbol = marketOf(base);
    return newOrder(accountId, symbol, side, {
      price: priceOf(symbol, price),
      quantity: quantityOf(symbol, quantity),
      ...defaults,
      ...options,
    });
  };

/** What makes an order of the symbol an iceberg that shows "0.1 BTC" at a time. */
export function iceberg(text: string): OrderOptions {
  const [quantity = "", base = ""] = text.split(" ");
  return { instructions: { ...NO_INSTRUCTIONS, icebergQuantity: quantityOf(marketOf(base), quantity) } };
}

export const limitBuy = priced("BUY", {});
export const limitSell = priced("SELL", {});
export const limitMakerBuy = priced("BUY", { orderType: "LIMIT_MAKER" });
export const limitMakerSell = priced("SELL", { orderType: "LIMIT_MAKER" });
export const iocBuy = priced("BUY", { timeInForce: "IOC" });
export const iocSell = priced("SELL", { timeInForce: "IOC" });
export const fokBuy = priced("BUY", { timeInForce: "FOK" });
export const fokSell = priced("SELL", { timeInForce: "FOK" });

/** "0.5 BTC" */
const market =
  (side: Side): OrderBuilder =>
  (accountId, text, options) => {
    const [quantity = "", base = ""] = text.split(" ");
    const symbol = marketOf(base);
    return newOrder(accountId, symbol, side, {
      orderType: "MARKET",
      quantity: quantityOf(symbol, quantity),
      ...options,
    });
  };

export const marketBuy = market("BUY");
export const marketSell = market("SELL");

/** "BTC for 100 USDT": a MARKET order by quoteOrderQuantity. */
const marketFor =
  (side: Side): OrderBuilder =>
  (accountId, text, options) => {
    const [base = "", , notional = ""] = text.split(" ");
    const symbol = marketOf(base);
    const quoteOrderQuantity = notionalUnitsOf(symbol, notional);
    return newOrder(accountId, symbol, side, { orderType: "MARKET", quoteOrderQuantity, ...options });
  };

export const marketBuyFor = marketFor("BUY");
export const marketSellFor = marketFor("SELL");

/** By order id (a number) or by client order id (a text). */
export const cancel = (
  accountId: number,
  order: number | string,
  symbol = "BTCUSDT",
  options: Partial<CancelOrder> = {},
): Envelope =>
  envelopeOf(accountId, {
    type: "CancelOrder",
    symbolId: symbolIdOf(symbol),
    orderId: typeof order === "number" ? order : 0,
    clientOrderId: typeof order === "string" ? order : "",
    newClientOrderId: "",
    cancelRestrictions: "NONE",
    ...options,
  });

/** Cancels by order id or client order id, then places the order of another envelope, both on that one's symbol. */
export const cancelReplace = (
  order: number | string,
  placing: Envelope,
  options: Partial<CancelReplaceOrder> = {},
): Envelope => {
  if (placing.command.type !== "NewOrder") throw new ExpectationFailed("what replaces an order is a NewOrder");
  return envelopeOf(placing.accountId, {
    ...placing.command,
    type: "CancelReplaceOrder",
    cancelReplaceMode: "STOP_ON_FAILURE",
    cancelOrderId: typeof order === "number" ? order : 0,
    cancelOrigClientOrderId: typeof order === "string" ? order : "",
    cancelNewClientOrderId: "",
    cancelRestrictions: "NONE",
    ...options,
  });
};

/** "0.5 BTC" is what the order, named by its id or its client order id, shall be in all. */
export const amend = (
  accountId: number,
  order: number | string,
  text: string,
  options: Partial<AmendOrder> = {},
): Envelope => {
  const [quantity = "", base = ""] = text.split(" ");
  const symbol = marketOf(base);
  return envelopeOf(accountId, {
    type: "AmendOrder",
    symbolId: symbolIdOf(symbol.symbol),
    orderId: typeof order === "number" ? order : 0,
    clientOrderId: typeof order === "string" ? order : "",
    newClientOrderId: "",
    newQuantity: quantityOf(symbol, quantity),
    ...options,
  });
};

export const cancelAll = (accountId: number, symbol = "BTCUSDT"): Envelope =>
  envelopeOf(accountId, { type: "CancelOpenOrders", symbolId: symbolIdOf(symbol) });

export const cancelAccountOrders = (accountId: number, byExchange: boolean): Envelope =>
  envelopeOf(accountId, { type: "CancelAccountOrders", byExchange });

export const cancelMarketOrders = (symbol = "BTCUSDT"): Envelope =>
  envelopeOf(0, { type: "CancelMarketOrders", symbolId: symbolIdOf(symbol) });

export const delist = (symbol = "BTCUSDT"): Envelope =>
  envelopeOf(0, { type: "DelistSymbol", symbolId: symbolIdOf(symbol) });

/** "10 BTC"; without an external id of its own, the same text for the same account is the same deposit. */
export const deposit = (accountId: number, text: string, externalId = `${accountId}-${text.replace(" ", "-")}`) =>
  envelopeOf(accountId, { type: "Deposit", ...amountOf(text), externalId });

export const requestWithdrawal = (accountId: number, text: string, externalId: string): Envelope =>
  envelopeOf(accountId, { type: "RequestWithdrawal", ...amountOf(text), externalId });

export const approveWithdrawal = (externalId: string): Envelope =>
  envelopeOf(0, { type: "ApproveWithdrawal", externalId });

export const sendWithdrawal = (externalId: string): Envelope => envelopeOf(0, { type: "SendWithdrawal", externalId });

export const rejectWithdrawal = (externalId: string): Envelope =>
  envelopeOf(0, { type: "RejectWithdrawal", externalId });

/** "10 BTC" from the first account to the second. */
export const transfer = (accountId: number, toAccountId: number, text: string, externalId: string): Envelope =>
  envelopeOf(accountId, { type: "Transfer", toAccountId, ...amountOf(text), externalId });

/** @param parentAccountId 0 for an account of its own */
export const openAccount = (parentAccountId: number, externalId: string): Envelope =>
  envelopeOf(parentAccountId, { type: "OpenAccount", externalId });

export const setAccountStatus = (accountId: number, status: AccountStatus): Envelope =>
  envelopeOf(accountId, { type: "SetAccountStatus", status });

/** Everything that is not named stays allowed. */
export const setPermissions = (accountId: number, permissions: Partial<AccountPermissions>): Envelope =>
  envelopeOf(accountId, {
    type: "SetAccountPermissions",
    canTrade: true,
    canDeposit: true,
    canWithdraw: true,
    ...permissions,
  });

export const setTradeGroup = (accountId: number, tradeGroupId: number): Envelope =>
  envelopeOf(accountId, { type: "SetTradeGroup", tradeGroupId });

const rateOf = (text: string) => toRate(Number(unitsOf(text, 8)));

/** Rates as decimal texts, "0.001" is 0.1 %. */
export const ratesOf = (maker: string, taker: string, buyer = "0", seller = "0"): CommissionRates => ({
  makerCommission: rateOf(maker),
  takerCommission: rateOf(taker),
  buyerCommission: rateOf(buyer),
  sellerCommission: rateOf(seller),
});

/** An account's own standard rates. */
export const setCommission = (accountId: number, ...rates: Parameters<typeof ratesOf>): Envelope =>
  envelopeOf(accountId, { type: "SetCommission", ...ratesOf(...rates) });

/** A symbol's standard rates, and what is added to them. */
export function setSymbolCommission(
  standard: CommissionRates,
  parts: Partial<Pick<FurtherCommission, "special" | "tax" | "isDiscountEnabled">> = {},
  symbol = "BTCUSDT",
): Envelope {
  const { makerCommission, takerCommission, buyerCommission, sellerCommission } = standard;
  return envelopeOf(0, {
    type: "SetSymbolCommission",
    symbolId: symbolIdOf(symbol),
    makerCommission,
    takerCommission,
    furtherCommission: { ...NO_FURTHER, buyerCommission, sellerCommission, ...parts },
  });
}

/** "0.75 ETH": three quarters of the standard commission when it is paid in ETH. */
export function setCommissionDiscount(text: string): Envelope {
  const [discount = "", asset = ""] = text.split(" ");
  return envelopeOf(0, {
    type: "SetCommissionDiscount",
    discount: { assetId: assetIdOf(asset), discount: rateOf(discount) },
  });
}

export const setDiscountEnabled = (accountId: number, isEnabled = true): Envelope =>
  envelopeOf(accountId, { type: "SetDiscountEnabled", isEnabled });

export const setStatus = (status: SymbolStatus, symbol = "BTCUSDT"): Envelope =>
  envelopeOf(0, { type: "SetSymbolStatus", symbolId: symbolIdOf(symbol), status });

export const setFilters = (filters: SymbolFilters, symbol = "BTCUSDT"): Envelope =>
  envelopeOf(0, { type: "SetFilters", symbolId: symbolIdOf(symbol), filters });

export const setExchangeFilters = (filters: ExchangeFilters): Envelope =>
  envelopeOf(0, { type: "SetExchangeFilters", filters });

/** "10 BTC" as the most of BTC that one order may move; without digits no limit at all. */
export const setMaxAsset = (asset: string, digits?: string): Envelope => {
  const filters: AssetFilters =
    digits === undefined ? {} : { maxAsset: { limit: amountOf(`${digits} ${asset}`).amount } };
  return envelopeOf(0, { type: "SetAssetFilters", assetId: assetIdOf(asset), filters });
};

/** @param rule undefined for never */
export const setVolatilityHalt = (rule: VolatilityHalt | undefined, symbol = "BTCUSDT"): Envelope =>
  envelopeOf(0, {
    type: "SetVolatilityHalt",
    symbolId: symbolIdOf(symbol),
    ...(rule === undefined ? {} : { volatilityHalt: rule }),
  });

/** The modes a symbol takes from now on; the first one is the default. */
export const setSelfTradePrevention = (
  allowedModes: readonly SelfTradePreventionMode[],
  symbol = "BTCUSDT",
): Envelope => {
  const [defaultMode = "NONE"] = allowedModes;
  const selfTradePrevention = { defaultMode, allowedModes };
  return envelopeOf(0, { type: "SetSelfTradePrevention", symbolId: symbolIdOf(symbol), selfTradePrevention });
};

export const advanceTime = (): Envelope => envelopeOf(0, { type: "AdvanceTime" });
