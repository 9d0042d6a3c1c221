export { type StartExchangeOptions, type StartedExchange, startExchange } from "./start-exchange.js";
export {
  type ServerProcess,
  type ServerProcessAccount,
  type ServerProcessOptions,
  startServerProcess,
} from "./start-server-process.js";
export { testGenesis } from "./test-genesis.js";
