import { openApiDocument } from "@pricetime/sdk/wire";
import type { FastifyInstance, FastifyReply } from "fastify";
import { VERSION } from "../version.js";
import { docsPage } from "./docs-page.js";
import { homePage } from "./home-page.js";
import type { Page } from "./html.js";

/** `/openapi.json`, `/docs`, and the page at `/`: all made once. */
export function addPages(app: FastifyInstance): void {
  const document = JSON.stringify(openApiDocument({ version: VERSION }));
  app.get("/openapi.json", (_request, reply) => reply.type("application/json;charset=UTF-8").send(document));
  const docs = docsPage();
  app.get("/docs", (_request, reply) => sendPage(reply, docs));
  const home = homePage();
  app.get("/", (_request, reply) => sendPage(reply, home));
}

const sendPage = (reply: FastifyReply, { html, contentSecurityPolicy }: Page): FastifyReply =>
  reply.type("text/html;charset=UTF-8").header("content-security-policy", contentSecurityPolicy).send(html);
