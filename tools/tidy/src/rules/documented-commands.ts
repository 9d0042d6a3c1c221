import type { Rule } from "../repository.js";

/** npm's own commands that a document may tell a reader to type. */
const npmCommands = new Set(["ci", "install", "i", "pack", "publish", "view", "audit", "link", "init", "create"]);
/** npm commands that run the script of their name. */
const scriptCommands = new Set(["start", "test", "stop", "restart"]);
/** Programs a document may run with npx though no workspace brings them. */
const wellKnownPrograms = new Set(["tsc", "vitest", "turbo", "biome", "changeset", "tsup", "typedoc"]);

/** Our own program, and where its commands are declared, each as a `name`. */
const ownProgram = { name: "pricetime", commands: /^packages\/reference-server\/src\/cli\/.*\.ts$/ };

interface Manifest {
  readonly name?: string;
  readonly scripts?: Record<string, string>;
  readonly bin?: Record<string, string>;
}

/** Every `npm …` and `npx …` that a document tells the reader to type is real. */
export const documentedCommands: Rule = ({ paths, read }) => {
  const manifests = paths
    .filter((path) => path === "package.json" || path.endsWith("/package.json"))
    .map((path) => ({ folder: path.replace(/\/?package\.json$/, ""), manifest: JSON.parse(read(path)) as Manifest }));
  const programs = new Set(manifests.flatMap(({ manifest }) => Object.keys(manifest.bin ?? {})));
  /** The scripts of the workspace the command names, else those of the root and of the folder the document stands in. */
  const scriptsFor = (document: string, workspace: string | undefined): Set<string> => {
    const owners = manifests.filter(({ folder, manifest }) =>
      workspace === undefined
        ? folder === "" || document.startsWith(`${folder}/`)
        : folder === workspace || manifest.name === workspace,
    );
    return new Set(owners.flatMap(({ manifest }) => Object.keys(manifest.scripts ?? {})));
  };

  const ownCommands = paths
    .filter((path) => ownProgram.commands.test(path) && !path.endsWith(".test.ts"))
    .flatMap((path) => [...read(path).matchAll(/^\s+name: "([a-z ]+)"/gm)].map(([, name = ""]) => name));
  const problemOfOwnCommand = (words: readonly string[]): string | undefined => {
    const [first = "", second = ""] = words;
    const known =
      first === "" || first.startsWith("-") || [first, `${first} ${second}`].some((name) => ownCommands.includes(name));
    return known ? undefined : `"${ownProgram.name} ${first}": the program has no such command`;
  };

  const problemOf = (document: string, words: readonly string[]): string | undefined => {
    const [tool, first = "", second = ""] = words;
    if (tool === ownProgram.name) return problemOfOwnCommand(words.slice(1));
    if (tool === "npx" && first === ownProgram.name && programs.has(first)) return problemOfOwnCommand(words.slice(2));
    const workspaceAt = words.findIndex((word) => word === "-w" || word === "--workspace");
    const scripts = scriptsFor(document, workspaceAt > 0 ? words[workspaceAt + 1] : undefined);
    if (tool === "npx") {
      const known = programs.has(first) || wellKnownPrograms.has(first) || first.startsWith("-");
      return known ? undefined : `"npx ${first}": no workspace has a program of that name`;
    }
    if (first === "run" || first === "run-script") {
      return scripts.has(second) ? undefined : `"npm run ${second}": there is no such script in package.json`;
    }
    if (scriptCommands.has(first))
      return scripts.has(first) ? undefined : `"npm ${first}": package.json has no script "${first}"`;
    return npmCommands.has(first) || first.startsWith("-") ? undefined : `"npm ${first}" is not a command of npm's`;
  };

  return paths
    .filter((path) => path.endsWith(".md") && !path.endsWith("CHANGELOG.md"))
    .flatMap((path) =>
      commandsIn(read(path)).flatMap((command) => {
        const problem = problemOf(path, command.split(/\s+/));
        return problem === undefined ? [] : [{ path, message: `${problem}.` }];
      }),
    );
};

/** What follows npm, npx or our own program up to the end of the command, in code spans and code blocks. */
function commandsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^(```|~~~)[^\n]*\n([\s\S]*?)^\1/gm)].map((match) => match[2] ?? "");
  const prose = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");
  const command = /(?:^|[\s;&|(])(np[mx] +[^\n;&|#)]+)|^[$ ]*(pricetime(?: +[^\n;&|#)]+)?)/gm;
  return [...blocks, ...spans].flatMap((code) => {
    const withoutComments = code.replace(/(^|\s)#.*$/gm, "");
    return [...withoutComments.matchAll(command)].map(([, npm, own]) => (npm ?? own ?? "").trim());
  });
}
