import { describe, expect, test } from "vitest";
import { ERRORS } from "./errors.js";
import { errorsOf, openApiDocument } from "./open-api.js";
import { endpointList } from "./operations.js";
import { parametersOf } from "./parameters.js";

const document = openApiDocument({ version: "1.2.3", servers: ["http://127.0.0.1:8080"] });
const json = JSON.parse(JSON.stringify(document));

/** Every object inside a JSON value. */
function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objects(inner);
}

const SCHEMA_WORDS = new Set(
  "$ref type description format pattern enum const minimum maximum default items prefixItems minItems maxItems properties required additionalProperties anyOf".split(
    " ",
  ),
);
const TYPES = ["string", "integer", "number", "boolean", "object", "array", "null"];

/** Structural rules of JSON Schema 2020-12 for the words the contract uses. */
function expectSchema(schema: Record<string, unknown>): void {
  for (const word of Object.keys(schema)) expect(SCHEMA_WORDS).toContain(word);
  for (const type of [schema.type ?? []].flat()) expect(TYPES).toContain(type);
  if (schema.pattern !== undefined) expect(() => new RegExp(schema.pattern as string)).not.toThrow();
  const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
  for (const name of (schema.required ?? []) as string[]) expect(Object.keys(properties)).toContain(name);
  const inner = [schema.items || [], schema.prefixItems ?? [], schema.anyOf ?? [], Object.values(properties)].flat();
  for (const part of inner) expectSchema(part as Record<string, unknown>);
}

describe("the OpenAPI document", () => {
  test("is plain JSON with the required parts of OpenAPI 3.1", () => {
    expect(json).toEqual(document);
    expect(json.openapi).toMatch(/^3\.1\.\d+$/);
    expect(json.info).toEqual({ title: "Pricetime", version: "1.2.3" });
    for (const name of Object.keys(json.components.schemas)) expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
  });

  test("has one operation per endpoint, with unique ids and parameters", () => {
    const ids = new Set<string>();
    for (const [path, methods] of Object.entries<Record<string, Record<string, unknown>>>(json.paths)) {
      expect(path).toMatch(/^\//);
      for (const [method, operation] of Object.entries(methods)) {
        expect(["get", "post", "put", "delete"]).toContain(method);
        ids.add(operation.operationId as string);
        const parameters = operation.parameters as { name: string; in: string; required: boolean; schema: object }[];
        expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
        for (const parameter of parameters) {
          expect(parameter.in).toBe("query");
          expect(parameter.required).toBeTypeOf("boolean");
          expectSchema(parameter.schema as Record<string, unknown>);
        }
        const responses = operation.responses as Record<string, { description: string }>;
        for (const [status, response] of Object.entries(responses)) {
          expect(status).toMatch(/^[1-5]\d\d$/);
          expect(response.description).not.toBe("");
        }
      }
    }
    expect([...ids].sort()).toEqual(endpointList.map(({ id }) => id).sort());
  });

  test("every schema is a schema, every reference leads somewhere, every security scheme exists", () => {
    for (const schema of Object.values(json.components.schemas)) expectSchema(schema as Record<string, unknown>);
    let references = 0;
    for (const object of objects(json)) {
      if (typeof object.$ref === "string") {
        references += 1;
        expect(Object.keys(json.components.schemas)).toContain(object.$ref.replace("#/components/schemas/", ""));
      }
      if (object.operationId !== undefined && object.security !== undefined) {
        for (const scheme of object.security as object[]) {
          expect(Object.keys(json.components.securitySchemes)).toContain(Object.keys(scheme)[0]);
        }
      }
    }
    expect(references).toBeGreaterThan(100);
  });

  test("names the errors of a call once, with their codes", () => {
    const order = endpointList.find(({ id }) => id === "newOrder");
    const names = order === undefined ? [] : errorsOf(order);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["INVALID_SIGNATURE", "NEW_ORDER_REJECTED", "TOO_MANY_REQUESTS"]));
    expect(json.paths["/api/v3/order"].post.responses["400"].description).toContain(
      `${ERRORS.NEW_ORDER_REJECTED.code} NEW_ORDER_REJECTED`,
    );
  });

  test("parameters that security adds are listed last", () => {
    for (const endpoint of endpointList) {
      const names = parametersOf(endpoint, "REST").map(({ name }) => name);
      expect(names.slice(endpoint.parameters.length)).toEqual(
        endpoint.signed ? ["recvWindow", "timestamp", "signature"] : [],
      );
    }
  });
});
