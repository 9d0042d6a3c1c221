export { type StartExchangeOptions, type StartedExchange, startExchange } from "./start-exchange.js";
export { testGenesis } from "./test-genesis.js";
