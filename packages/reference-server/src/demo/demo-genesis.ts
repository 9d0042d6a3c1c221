import type { MarketPlan } from "../bots/bot-market.js";
import type { AccountOpening, Genesis, SymbolListing } from "../genesis/genesis.js";

/** What the demo's bots quote with: enough for years, so that the market never dries up. */
const BOT_BALANCES = { BTC: "100000", ETH: "1000000", SOL: "50000000", USDT: "50000000000" };
const PLAYER_BALANCES = { BTC: "10", ETH: "100", USDT: "1000000" };
const COMMISSION = "0.001";

/** Names of the demo's accounts. */
export const PLAYERS = ["alice", "bob"] as const;
export const MAKER_BOT = "demo-maker";
export const TAKER_BOT = "demo-taker";

const symbol = (
  baseAsset: string,
  quoteAsset: string,
  {
    tickSize,
    stepSize,
    minNotional,
    maxQuantity,
  }: Readonly<Record<"tickSize" | "stepSize" | "minNotional" | "maxQuantity", string>>,
): SymbolListing => ({
  symbol: baseAsset + quoteAsset,
  baseAsset,
  quoteAsset,
  status: "TRADING",
  makerCommission: COMMISSION,
  takerCommission: COMMISSION,
  filters: [
    { filterType: "PRICE_FILTER", minPrice: tickSize, maxPrice: "1000000", tickSize },
    { filterType: "LOT_SIZE", minQty: stepSize, maxQty: maxQuantity, stepSize },
    {
      filterType: "NOTIONAL",
      minNotional,
      applyMinToMarket: true,
      maxNotional: quoteAsset === "USDT" ? "9000000" : "1000",
      applyMaxToMarket: false,
      avgPriceMins: 5,
    },
  ],
});

const bot = (name: string): AccountOpening => ({
  name,
  commission: { maker: "0", taker: "0" },
  balances: BOT_BALANCES,
});

/** The demo venue: four markets with the filters of the real ones, two funded players, two bots. */
export const demoGenesis: Genesis = {
  assets: [
    { asset: "BTC", decimals: 9 },
    { asset: "ETH", decimals: 8 },
    { asset: "SOL", decimals: 8 },
    { asset: "USDT", decimals: 8 },
  ],
  symbols: [
    symbol("BTC", "USDT", { tickSize: "0.01", stepSize: "0.00001", minNotional: "5", maxQuantity: "9000" }),
    symbol("ETH", "USDT", { tickSize: "0.01", stepSize: "0.0001", minNotional: "5", maxQuantity: "9000" }),
    symbol("ETH", "BTC", { tickSize: "0.00001", stepSize: "0.0001", minNotional: "0.0001", maxQuantity: "100000" }),
    symbol("SOL", "USDT", { tickSize: "0.01", stepSize: "0.001", minNotional: "5", maxQuantity: "900000" }),
  ],
  accounts: [...PLAYERS.map((name) => ({ name, balances: PLAYER_BALANCES })), bot(MAKER_BOT), bot(TAKER_BOT)],
};

/** What the bots believe about the demo's markets. */
export const marketPlans: readonly MarketPlan[] = [
  { symbol: "BTCUSDT", price: "64000", move: "6", halfSpread: "0.50", bookDepth: "60", largestQuantity: "0.5" },
  { symbol: "ETHUSDT", price: "3200", move: "0.40", halfSpread: "0.05", bookDepth: "4", largestQuantity: "5" },
  {
    symbol: "ETHBTC",
    price: "0.05",
    move: "0.00001",
    halfSpread: "0.00001",
    bookDepth: "0.0003",
    largestQuantity: "5",
  },
  { symbol: "SOLUSDT", price: "150", move: "0.03", halfSpread: "0.01", bookDepth: "0.40", largestQuantity: "50" },
];
