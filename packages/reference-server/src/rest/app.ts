import { endpointList } from "@pricetime/sdk/wire";
import fastify, { type FastifyInstance } from "fastify";
import type { Exchange } from "../exchange.js";
import { addPages } from "../pages/add-pages.js";
import { answerBadRequest, capConnections } from "./connections.js";
import { answerEndpoint, type RequestFailure } from "./endpoint-route.js";
import { answerFailure, answerUnknown } from "./fallbacks.js";
import { addHealth, type IsReady } from "./health.js";
import { requestIds } from "./request-ids.js";

export interface AppOptions {
  /** Told about failures nobody foresaw; the answer's x-request-id is the same as the failure's. */
  readonly onFailure: (failure: RequestFailure) => void;
  /** Whether requests would be served now; always unless told. */
  readonly isReady?: IsReady;
}

/** More than any request of the contract needs. */
const BODY_LIMIT_BYTES = 16 * 1024;
const HEADER_LIMIT_BYTES = 16 * 1024;
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 65_000;

/** The HTTP side of an exchange: the REST API from the wire table, its documents and one page. Opens no port. */
export function createApp(exchange: Exchange, options: AppOptions): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: "idle",
    genReqId: requestIds(),
    clientErrorHandler: answerBadRequest,
    frameworkErrors: (error, request, reply) => void answerFailure(error, request, reply, options.onFailure),
    http: { maxHeaderSize: HEADER_LIMIT_BYTES, headersTimeout: HEADERS_TIMEOUT_MS },
    // Parameters are read from the raw text: what is signed is what is executed.
    routerOptions: { querystringParser: () => ({}) },
    exposeHeadRoutes: false,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "x-request-id": request.id,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    });
  });
  capConnections(app.server);

  for (const endpoint of endpointList) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      handler: answerEndpoint(exchange, endpoint, options.onFailure),
    });
  }
  addPages(app);
  addHealth(app, options.isReady ?? (() => true));
  app.setNotFoundHandler(answerUnknown(app));
  app.setErrorHandler((error, request, reply) => answerFailure(error, request, reply, options.onFailure));
  return app;
}
