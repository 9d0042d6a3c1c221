import type { JsonSchema } from "../json-schema.js";

type Fields = { readonly [name: string]: JsonSchema };

/** A closed object: the first fields are always there, the second ones only when they apply. */
export const record = (always: Fields, sometimes: Fields = {}, description?: string): JsonSchema => ({
  type: "object",
  ...(description === undefined ? {} : { description }),
  properties: { ...always, ...sometimes },
  required: Object.keys(always),
  additionalProperties: false,
});

export const listOf = (items: JsonSchema): JsonSchema => ({ type: "array", items });

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

export const oneWordOf = (words: readonly string[]): JsonSchema => ({ type: "string", enum: words });

export const described = (schema: JsonSchema, description: string): JsonSchema => ({ ...schema, description });
