import { posix } from "node:path";
import { anchorsOf, linksOf } from "../markdown.js";
import type { Rule } from "../repository.js";

/** Every relative link in a document leads to a file or folder of the repository, and to a heading that is there. */
export const docLinks: Rule = ({ paths, read }) => {
  const files = new Set(paths);
  const folders = new Set(paths.flatMap(foldersAbove));

  return paths
    .filter((path) => path.endsWith(".md"))
    .flatMap((path) =>
      linksOf(read(path)).flatMap(({ target, line }) => {
        if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
        const [file = "", anchor] = target.split("#");
        const linked =
          file === "" ? path : posix.join(posix.dirname(path), decodeURIComponent(file)).replace(/\/$/, "");
        if (!files.has(linked) && !folders.has(linked)) {
          return [{ path, message: `line ${line}: the link to ${target} is dead: there is no ${linked}.` }];
        }
        if (anchor && linked.endsWith(".md") && !anchorsOf(read(linked)).has(anchor)) {
          return [{ path, message: `line ${line}: ${linked} has no heading for #${anchor}.` }];
        }
        return [];
      }),
    );
};

function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return [".", ...parts.map((_, depth) => parts.slice(0, depth + 1).join("/"))];
}
