import { createHash } from "node:crypto";
import { endpointList } from "@pricetime/sdk/wire";
import { expect, test } from "vitest";
import { exchangeForTests } from "./support.js";

const exchange = exchangeForTests();

test("the OpenAPI document lists exactly the endpoints that answer", async () => {
  const { body } = await exchange.send("/openapi.json");
  const { paths } = body as { paths: Record<string, Record<string, unknown>> };
  const listed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(listed.sort()).toEqual(endpointList.map(({ method, path }) => `${method} ${path}`).sort());
  for (const { method, path } of endpointList) {
    expect([404, 405]).not.toContain((await exchange.send(path, { method })).status);
  }
});

test("the documentation names every endpoint and every parameter", async () => {
  const { text, headers } = await exchange.send("/docs");
  expect(headers["content-type"]).toBe("text/html;charset=UTF-8");
  for (const { path, parameters } of endpointList) {
    expect(text).toContain(`<code>${path}</code>`);
    for (const { name } of parameters) expect(text).toContain(`<code>${name}</code>`);
  }
});

test.each(["/", "/docs"])("%s runs its own style and script only, and asks nobody else", async (path) => {
  const { text, headers } = await exchange.send(path);
  const policy = String(headers["content-security-policy"]);
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
  for (const tag of ["style", "script"]) {
    for (const [, content = ""] of text.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))) {
      expect(policy).toContain(`'sha256-${createHash("sha256").update(content).digest("base64")}'`);
    }
  }
  expect(text).not.toMatch(/(src|href)="https?:/);
  expect(text).not.toMatch(/ on[a-z]+="/);
});
