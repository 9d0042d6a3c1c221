import type { Repository, Rule, Violation } from "../repository.js";

interface LockedPackage {
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Locked = Readonly<Record<string, LockedPackage>>;

const LOCKFILE = "package-lock.json";
/** A program that ships a binary per system must reach the people on all of these. */
const systems = { macOS: "darwin", Windows: "win32" } as const;

/** The lockfile installs everywhere: nothing required is bound to a system, no system's binary is missing, no mirror is named. */
export const lockfile: Rule = (repository) => {
  if (!repository.paths.includes(LOCKFILE)) return [];
  const { packages } = JSON.parse(repository.read(LOCKFILE)) as { packages: Locked };
  return Object.entries(packages).flatMap(([location, locked]) => [
    ...boundThoughRequired(location, locked),
    ...missingTwins(location, locked, packages),
    ...namedRegistry(location, locked),
  ]);
};

function boundThoughRequired(location: string, { os, cpu, optional }: LockedPackage): Violation[] {
  if ((os === undefined && cpu === undefined) || optional === true) return [];
  const bound = [...(os ?? []), ...(cpu ?? [])].join(", ");
  return [
    { path: LOCKFILE, message: `${location} is bound to ${bound} but required: make it an optional dependency.` },
  ];
}

/** npm drops a platform's package from the lockfile when the registry at hand lacks it; users of that platform then get none. */
function missingTwins(location: string, { optionalDependencies = {} }: LockedPackage, packages: Locked): Violation[] {
  const find = (name: string) => packages[`${location}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
  const names = Object.keys(optionalDependencies);
  const missing = names.filter((name) => find(name) === undefined);
  const bound = names.flatMap((name) => find(name)?.os ?? []);
  const withoutTwin = bound.includes("linux")
    ? Object.entries(systems).filter(([, system]) => !bound.includes(system))
    : [];
  const owner = location === "" ? "the root" : location;
  return [
    ...missing.map((name) => ({
      path: LOCKFILE,
      message: `${owner} names ${name}, which is missing: pin a version whose packages are all published, then lock again.`,
    })),
    ...withoutTwin.map(([system]) => ({
      path: LOCKFILE,
      message: `${owner} has a binary for Linux and none for ${system}: pin a version that has one.`,
    })),
  ];
}

function namedRegistry(location: string, { resolved = "", link = false }: LockedPackage): Violation[] {
  if (link || !/^https?:/.test(resolved) || resolved.startsWith("https://registry.npmjs.org/")) return [];
  return [{ path: LOCKFILE, message: `${location} is locked to ${resolved}: only npm's own registry may be named.` }];
}

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Versions are exact, so that today's install is tomorrow's. */
export const exactVersions: Rule = ({ paths, read }: Repository) =>
  paths
    .filter((path) => path === "package.json" || path.endsWith("/package.json"))
    .flatMap((path) => {
      const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(read(path));
      return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides })
        .filter(([, version]) => typeof version !== "string" || !exact.test(version))
        .map(([name, version]) => ({ path, message: `${name} is "${String(version)}": write one exact version.` }));
    });
