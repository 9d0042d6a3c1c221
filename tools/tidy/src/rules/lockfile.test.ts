import { expect, test } from "vitest";
import { plant } from "../repository.js";
import { exactVersions, lockfile } from "./lockfile.js";

const findings = (packages: Record<string, unknown>) =>
  lockfile(plant({ "package-lock.json": JSON.stringify({ packages }) })).map(({ message }) => message);

const binary = (os: string) => ({ os: [os], cpu: ["x64"], optional: true });
const fast = { optionalDependencies: { "@fast/linux": "1.0.0", "@fast/darwin": "1.0.0", "@fast/win32": "1.0.0" } };

test("a program with a binary for each system passes", () => {
  expect(
    findings({
      "node_modules/fast": fast,
      "node_modules/@fast/linux": binary("linux"),
      "node_modules/@fast/darwin": binary("darwin"),
      "node_modules/fast/node_modules/@fast/win32": binary("win32"),
      "node_modules/fsevents": binary("darwin"),
    }),
  ).toEqual([]);
});

test("a required package bound to a system is refused", () => {
  expect(findings({ "node_modules/native": { os: ["linux"], cpu: ["x64"] } })).toEqual([
    "node_modules/native is bound to linux, x64 but required: make it an optional dependency.",
  ]);
});

test("a binary that the lockfile dropped is missed", () => {
  expect(
    findings({
      "node_modules/fast": fast,
      "node_modules/@fast/linux": binary("linux"),
      "node_modules/@fast/win32": binary("win32"),
    }),
  ).toEqual([
    "node_modules/fast names @fast/darwin, which is missing: pin a version whose packages are all published, then lock again.",
    "node_modules/fast has a binary for Linux and none for macOS: pin a version that has one.",
  ]);
});

test("a mirror's address is refused, npm's own and a workspace are not", () => {
  expect(
    findings({
      "node_modules/a": { resolved: "https://mirror.example/a.tgz" },
      "node_modules/b": { resolved: "https://registry.npmjs.org/b.tgz" },
      "node_modules/c": { resolved: "packages/c", link: true },
    }),
  ).toEqual(["node_modules/a is locked to https://mirror.example/a.tgz: only npm's own registry may be named."]);
});

test("a range of versions is refused", () => {
  const manifest = JSON.stringify({ dependencies: { a: "1.2.3", b: "^1.2.3" }, devDependencies: { c: "latest" } });
  expect(exactVersions(plant({ "package.json": manifest })).map(({ message }) => message)).toEqual([
    'b is "^1.2.3": write one exact version.',
    'c is "latest": write one exact version.',
  ]);
});
