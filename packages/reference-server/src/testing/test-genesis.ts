import type { Genesis } from "../genesis/genesis.js";

/** Two markets and two funded accounts: enough to trade. Commission 0.1 %. */
export const testGenesis: Genesis = {
  assets: [
    { asset: "BTC", decimals: 10 },
    { asset: "ETH", decimals: 8 },
    { asset: "USDT", decimals: 8 },
  ],
  symbols: [
    {
      symbol: "BTCUSDT",
      baseAsset: "BTC",
      quoteAsset: "USDT",
      status: "TRADING",
      makerCommission: "0.001",
      takerCommission: "0.001",
      filters: [
        { filterType: "PRICE_FILTER", minPrice: "0.01", maxPrice: "1000000", tickSize: "0.01" },
        { filterType: "LOT_SIZE", minQty: "0.00001", maxQty: "9000", stepSize: "0.00001" },
        {
          filterType: "NOTIONAL",
          minNotional: "5",
          applyMinToMarket: true,
          maxNotional: "9000000",
          applyMaxToMarket: false,
          avgPriceMins: 5,
        },
      ],
    },
    {
      symbol: "ETHBTC",
      baseAsset: "ETH",
      quoteAsset: "BTC",
      status: "TRADING",
      makerCommission: "0.001",
      takerCommission: "0.001",
      filters: [
        { filterType: "PRICE_FILTER", minPrice: "0.00001", maxPrice: "1000", tickSize: "0.00001" },
        { filterType: "LOT_SIZE", minQty: "0.0001", maxQty: "100000", stepSize: "0.0001" },
        { filterType: "MIN_NOTIONAL", minNotional: "0.0001", applyToMarket: false, avgPriceMins: 0 },
      ],
    },
  ],
  accounts: [
    { name: "alice", balances: { BTC: "10", ETH: "100", USDT: "1000000" } },
    { name: "bob", balances: { BTC: "10", ETH: "100", USDT: "1000000" } },
  ],
};
