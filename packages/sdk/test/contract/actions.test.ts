import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as sdk from "../../src/index.js";
import { ENDPOINTS, endpointList, parametersOf, type Route } from "../../src/wire/index.js";
import * as routes from "../../src/wire/routes.js";

const actions = new URL("../../src/actions/", import.meta.url);

test("every endpoint has a function of its name, in a file of its own, that calls its route with an example", () => {
  const sources = readdirSync(actions, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .map((path) => readFileSync(new URL(path.replaceAll("\\", "/"), actions), "utf8"));
  expect(sources).toHaveLength(endpointList.length);
  for (const { id } of endpointList) {
    expect(Object.keys(sdk)).toContain(id);
    const source = sources.find((text) => new RegExp(`export function ${id}\\b[(<]`).test(text)) ?? "";
    expect(source).toContain(`client.request(${id}Route`);
    expect(source).toContain(" * @example\n");
    expect(source).toContain("{@link OutcomeUnknown}");
  }
});

test("every function sends its own method and path, and only parameters of its entry", async () => {
  const sent: Route[] = [];
  const client: sdk.Client = {
    request: <Answer>(route: Route) => {
      sent.push(route);
      return Promise.resolve(undefined as Answer);
    },
  };
  for (const { id } of endpointList) {
    const action = Reflect.get(sdk, id) as (client: sdk.Client, request: object) => Promise<unknown>;
    await action(client, {});
  }
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(
    endpointList.map(({ method, path }) => `${method} ${path}`),
  );
  expect(Object.keys(routes)).toHaveLength(Object.keys(ENDPOINTS).length);
});

test("the contract is consistent", () => {
  const calls = endpointList.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(calls).size).toBe(calls.length);
  const methods = endpointList.map(({ webSocketMethod }) => webSocketMethod);
  expect(new Set(methods).size).toBe(methods.length);
  for (const [id, endpoint] of Object.entries(ENDPOINTS)) {
    expect(endpoint.id).toBe(id);
    expect(JSON.parse(JSON.stringify(endpoint))).toEqual(endpoint);
    const names = new Set(parametersOf(endpoint, "REST").map(({ name }) => name));
    for (const rule of endpoint.rules) {
      const ruled =
        "names" in rule ? rule.names : "among" in rule ? rule.among : "from" in rule ? [rule.from, rule.to] : [];
      for (const name of ruled) expect(names).toContain(name);
    }
  }
});
