import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { kinds } from "../../../vitest.config.js";
import { openRepository, type Rule } from "../src/repository.js";
import { docLinks } from "../src/rules/doc-links.js";
import { documentedCommands } from "../src/rules/documented-commands.js";
import { enginePurity } from "../src/rules/engine-purity.js";
import { environment } from "../src/rules/environment.js";
import { fileLength } from "../src/rules/file-length.js";
import { leftOvers } from "../src/rules/left-overs.js";
import { exactVersions, lockfile } from "../src/rules/lockfile.js";
import { machinePaths } from "../src/rules/machine-paths.js";
import { orphanDocuments } from "../src/rules/orphan-documents.js";
import { testKinds } from "../src/rules/test-kinds.js";

const rules: Record<string, Rule> = {
  "the engine is pure": enginePurity,
  "only main.ts reads the environment": environment,
  "no file is too long": fileLength,
  "no link in a document is dead": docLinks,
  "every documented command exists": documentedCommands,
  "every document is found from an index": orphanDocuments,
  "nothing unfinished is committed": leftOvers,
  "no path of one machine is committed": machinePaths,
  "the lockfile installs everywhere": lockfile,
  "versions are exact": exactVersions,
  "every test file belongs to one kind": testKinds(kinds),
};

describe("the repository keeps its own rules", () => {
  const repository = openRepository(join(import.meta.dirname, "../../.."));

  test.each(Object.entries(rules))("%s", (_, rule) => {
    expect(rule(repository).map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
  });
});
