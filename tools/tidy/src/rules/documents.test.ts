import { expect, test } from "vitest";
import { plant, type Rule } from "../repository.js";
import { docLinks } from "./doc-links.js";
import { documentedCommands } from "./documented-commands.js";
import { orphanDocuments } from "./orphan-documents.js";

const findings = (rule: Rule, files: Record<string, string>) =>
  rule(plant(files)).map(({ path, message }) => `${path}: ${message}`);

test("a link to a missing file or heading is dead", () => {
  const files = {
    "README.md":
      "See [the guide](docs/guide.md), [it](docs/missing.md),\n[here](docs/guide.md#set-up) and [there](docs/guide.md#gone).",
    "docs/guide.md": "# Guide\n\n## Set up\n\n[up](../README.md) [web](https://example.com) [out](../../other/x.md)",
  };
  expect(findings(docLinks, files)).toEqual([
    "README.md: line 1: the link to docs/missing.md is dead: there is no docs/missing.md.",
    "README.md: line 2: docs/guide.md has no heading for #gone.",
    "docs/guide.md: line 5: the link to ../../other/x.md is dead: there is no ../other/x.md.",
  ]);
});

test("links in code are text, and a link may lead to a folder", () => {
  const files = {
    "README.md": "`[a](gone.md)`\n```\n[b](gone.md)\n```\n[packages](packages/engine/) [self](#top)\n# Top",
    "packages/engine/package.json": "{}",
  };
  expect(findings(docLinks, files)).toEqual([]);
});

test("a command that does not exist is found in spans and in blocks", () => {
  const files = {
    "package.json": '{"scripts":{"start":"node a.mjs","check":"node b.mjs"}}',
    "packages/server/package.json":
      '{"name":"@x/server","bin":{"exchange":"./dist/main.js"},"scripts":{"build":"tsup"}}',
    "packages/server/README.md": "`npm run build` `npm run gone`",
    "README.md": [
      "`npm start` `npm test` `npm run check` `npm run chekc` `npm run build -w packages/server` `npm run build -w @x/other`",
      "```sh\ncd x && npm ci && npx exchange serve # npm run comment\nnpx nothing\nnpm strat\n```",
    ].join("\n"),
  };
  expect(findings(documentedCommands, files)).toEqual([
    'packages/server/README.md: "npm run gone": there is no such script in package.json.',
    'README.md: "npx nothing": no workspace has a program of that name.',
    'README.md: "npm strat" is not a command of npm\'s.',
    'README.md: "npm test": package.json has no script "test".',
    'README.md: "npm run chekc": there is no such script in package.json.',
    'README.md: "npm run build": there is no such script in package.json.',
  ]);
});

test("a command of our own program is one it has", () => {
  const files = {
    "package.json": '{"name":"x","bin":{"pricetime":"./main.js"}}',
    "packages/reference-server/src/cli/serve.ts": 'export const serve = {\n  name: "serve",\n};',
    "packages/reference-server/src/cli/key.ts": 'export const key = {\n  name: "key create",\n};',
    "README.md":
      "`pricetime` `pricetime serve --demo` `npx pricetime key create` `pricetime key drop`\n```\n$ pricetime sreve\npricetime --help\n```\nthe pricetime way",
  };
  expect(findings(documentedCommands, files)).toEqual([
    'README.md: "pricetime sreve": the program has no such command.',
    'README.md: "pricetime key": the program has no such command.',
  ]);
});

test("a document that no index leads to is an orphan", () => {
  const files = {
    "README.md": "[docs](docs/)",
    "docs/README.md": "[guide](guides/run.md)",
    "docs/guides/run.md": "[more](./more.md#part)",
    "docs/guides/more.md": "",
    "docs/lost.md": "",
  };
  expect(findings(orphanDocuments, files)).toEqual([
    "docs/lost.md: no link leads here: name it in docs/README.md or the document it belongs to.",
  ]);
});
