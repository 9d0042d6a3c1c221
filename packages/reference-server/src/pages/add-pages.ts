import type { FastifyInstance } from "fastify";
import type { Exchange } from "../exchange.js";

/** Documents and the page at `/`. */
export function addPages(app: FastifyInstance, exchange: Exchange): void {
  app.get("/openapi.json", async () => ({ symbols: exchange.markets.all().length }));
}
