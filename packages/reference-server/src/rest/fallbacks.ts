import { type Refusal, refusal } from "@pricetime/sdk/wire";
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import { errorAnswer } from "../requests/steps/error-answer.js";
import type { RequestFailure } from "./endpoint-route.js";

const METHODS: readonly HTTPMethods[] = ["GET", "POST", "PUT", "DELETE"];

const send = (reply: FastifyReply, { code, msg, httpStatus }: Refusal): FastifyReply =>
  reply.code(httpStatus).type("application/json;charset=UTF-8").send(JSON.stringify({ code, msg }));

/** An unknown path is 404; a known one with another method is 405 and names those it has. */
export const answerUnknown =
  (app: FastifyInstance) =>
  (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [url = ""] = (request.raw.url ?? "").split("?");
    const allowed = METHODS.filter((method) => app.hasRoute({ method, url }));
    if (allowed.length > 0) {
      reply.header("allow", allowed.join(", "));
      return send(reply, { ...refusal("UNSUPPORTED_OPERATION"), httpStatus: 405 });
    }
    if (request.headers.accept?.includes("text/html")) {
      return reply.code(404).type("text/html;charset=UTF-8").send("<!doctype html><title>404</title><p>Not found.</p>");
    }
    return send(reply, refusal("NOT_FOUND_OR_UNAUTHORIZED"));
  };

/** Whatever was thrown outside a handler: a body too large, an unreadable request, or a failure of ours. */
export function answerFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  onFailure: (failure: RequestFailure) => void,
): FastifyReply {
  const httpStatus = clientStatus(error);
  if (httpStatus === 413) return send(reply, { ...refusal("INVALID_PARAMETER", [], "unnamed"), httpStatus });
  if (httpStatus !== undefined) return send(reply, { ...refusal("ILLEGAL_CHARS", [], "unnamed"), httpStatus });
  const answer = errorAnswer(error);
  if (answer.unexpected) {
    const [path = ""] = (request.raw.url ?? "").split("?");
    onFailure({ requestId: request.id, request: `${request.method} ${path}`, error });
  }
  return send(reply.headers(answer.headers), answer.refusal);
}

/** Status of a refusal by the HTTP layer itself. */
function clientStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("statusCode" in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === "number" && statusCode >= 400 && statusCode < 500 ? statusCode : undefined;
}
