import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { expect, test } from "vitest";

const index = fileURLToPath(new URL("../../src/index.ts", import.meta.url));
const entry = "virtual:entry";

/** The minified code that a page with this one line in it would load. */
async function bundle(source: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "one-line-entry",
        resolveId: (id) => (id === entry ? `\0${entry}` : null),
        load: (id) => (id === `\0${entry}` ? source.replace("@pricetime/sdk", index) : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: "es2022",
      rollupOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  const output = [result].flat().flatMap((part) => ("output" in part ? part.output : []));
  return output.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("");
}

test("a page that places orders loads one route, no schema, no table", async () => {
  const code = await bundle('export { createClient, newOrder } from "@pricetime/sdk";');
  expect(code).toContain("/api/v3/order");
  for (const foreign of [
    "/api/v3/klines",
    "/api/v3/userDataStream",
    "cummulativeQuoteQty",
    "stepSize",
    "Illegal characters",
  ]) {
    expect(code).not.toContain(foreign);
  }
  expect(gzipSync(code).length).toBeLessThan(2_000);
});

test("the whole client stays small", async () => {
  const code = await bundle('export * from "@pricetime/sdk";');
  expect(code).toContain("/api/v3/klines");
  expect(code).not.toContain("Illegal characters");
  expect(gzipSync(code).length).toBeLessThan(3_500);
});
