import ts from "typescript";
import type { Rule, Violation } from "../repository.js";

const fromTheCommand = "time, identity and order come in with the command";
const nothingWaits = "the engine is synchronous: nothing in it waits";

/** What would let the engine see or change the outside world, and what to use instead. */
const bannedGlobals: Readonly<Record<string, string>> = {
  Date: `use the command's timeMs; ${fromTheCommand}`,
  performance: `use the command's timeMs; ${fromTheCommand}`,
  crypto: `use the ids of the command or a counter in the state; ${fromTheCommand}`,
  setTimeout: `put the deadline into the state and let AdvanceTime act on it; ${fromTheCommand}`,
  setInterval: `put the deadline into the state and let AdvanceTime act on it; ${fromTheCommand}`,
  setImmediate: nothingWaits,
  queueMicrotask: nothingWaits,
  Promise: nothingWaits,
  process: "pass it in as a parameter of a command",
  console: "emit an event; whoever reads events may print them",
  fetch: "do it in an adapter",
  require: "import at the top of the file",
  globalThis: "name what is needed as a parameter",
  Intl: "format outside the engine; its result depends on the machine",
  WeakRef: "keep a plain reference; collection time is not deterministic",
  FinalizationRegistry: "release slots by hand; collection time is not deterministic",
};

const inexact = "use the integer functions of money/; its result may differ between machines";
const bannedMath: Readonly<Record<string, string>> = {
  random: "use a seeded generator passed in as a parameter",
  ...Object.fromEntries(
    [
      "sin",
      "cos",
      "tan",
      "asin",
      "acos",
      "atan",
      "exp",
      "expm1",
      "log",
      "log2",
      "log10",
      "log1p",
      "pow",
      "cbrt",
      "sinh",
    ].map((name) => [name, inexact]),
  ),
};

const libraries = new Set(["functional-red-black-tree", "decimal.js"]);

/** The engine is a pure, synchronous function of its commands: no clock, chance, timers, I/O, process or promises. */
export const enginePurity: Rule = ({ paths, read }) =>
  paths
    .filter((path) => /^packages\/engine\/src\/.*\.ts$/.test(path) && !path.endsWith(".test.ts"))
    .flatMap((path) => impurities(path, read(path)));

function impurities(path: string, text: string): Violation[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Violation[] = [];
  const report = (node: ts.Node, what: string, instead: string) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    found.push({ path, message: `line ${line}: ${what} is not pure: ${instead}.` });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) reportImport(node, report);
    else if (ts.isIdentifier(node)) reportIdentifier(node, report);
    else if (ts.isAwaitExpression(node)) report(node, "await", nothingWaits);
    else if (node.kind === ts.SyntaxKind.AsyncKeyword) report(node, "async", nothingWaits);
    else if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent))
      report(node, "import()", nothingWaits);
    ts.forEachChild(node, visit);
    if (ts.canHaveModifiers(node)) ts.getModifiers(node)?.forEach(visitModifier);
  };
  const visitModifier = (modifier: ts.Modifier) => {
    if (modifier.kind === ts.SyntaxKind.AsyncKeyword) report(modifier, "async", nothingWaits);
  };
  visit(source);
  return [...new Map(found.map((violation) => [violation.message, violation])).values()];
}

type Report = (node: ts.Node, what: string, instead: string) => void;

function reportImport(node: ts.ImportDeclaration | ts.ExportDeclaration, report: Report): void {
  if (node.moduleSpecifier === undefined || !ts.isStringLiteral(node.moduleSpecifier)) return;
  const from = node.moduleSpecifier.text;
  if (from.startsWith(".") || libraries.has(from)) return;
  report(node, `an import of ${from}`, `the engine uses its own files and ${[...libraries].join(", ")}`);
}

function reportIdentifier(node: ts.Identifier, report: Report): void {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    const instead = isNamed(parent.expression, "Math") ? bannedMath[node.text] : undefined;
    if (instead !== undefined) report(node, `Math.${node.text}`, instead);
    return;
  }
  const isName =
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.name === node;
  const isMember = (ts.isMethodDeclaration(parent) || ts.isMethodSignature(parent)) && parent.name === node;
  if (isName || isMember || !Object.hasOwn(bannedGlobals, node.text)) return;
  report(node, node.text, bannedGlobals[node.text] ?? "");
}

const isNamed = (node: ts.Expression, name: string): boolean => ts.isIdentifier(node) && node.text === name;
