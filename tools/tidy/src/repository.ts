import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a rule sees of the project: paths with "/" from the root, and their text. Tests of the rules pass an invented one. */
export interface Repository {
  readonly paths: readonly string[];
  read(path: string): string;
}

export interface Violation {
  readonly path: string;
  /** What is wrong and what would be right. */
  readonly message: string;
}

export type Rule = (repository: Repository) => Violation[];

/** The files git knows or would add: what is ignored does not count. */
export function openRepository(root: string): Repository {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = [...new Set(listed.split("\0"))].filter((path) => path !== "" && existsSync(join(root, path)));
  return { paths, read: (path) => readFileSync(join(root, path), "utf8") };
}

/** A repository of the given files, to plant violations in. */
export function plant(files: Readonly<Record<string, string>>): Repository {
  return {
    paths: Object.keys(files),
    read(path) {
      const text = files[path];
      if (text === undefined) throw new Error(`${path} is not planted`);
      return text;
    },
  };
}
