import { posix } from "node:path";
import { linksOf } from "../markdown.js";
import type { Rule } from "../repository.js";

const entrances = ["README.md", "docs/README.md"];

/** Every document is found by following links from README.md or docs/README.md. Unused code is knip's business. */
export const orphanDocuments: Rule = ({ paths, read }) => {
  const documents = new Set(paths.filter((path) => path.endsWith(".md")));
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (!documents.has(path) || reached.has(path)) return;
    reached.add(path);
    for (const { target } of linksOf(read(path))) {
      const [file = ""] = target.split("#");
      if (file === "" || /^[a-z]+:/i.test(target)) continue;
      const linked = posix.join(posix.dirname(path), file).replace(/\/$/, "");
      visit(linked);
      visit(posix.join(linked, "README.md"));
    }
  };
  for (const entrance of entrances) visit(entrance);
  return [...documents]
    .filter((path) => path.startsWith("docs/") && !reached.has(path))
    .map((path) => ({ path, message: "no link leads here: name it in docs/README.md or the document it belongs to." }));
};
