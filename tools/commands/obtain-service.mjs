// How `npm test` comes by a service (Postgres, Redis, Chromium): one rule for all, and a sentence when it cannot.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * @typedef {object} Service
 * @property {string} name              as a person would say it, e.g. "Redis"
 * @property {string} variable          environment variable with a URL or path, e.g. "PRICETIME_TEST_REDIS_URL"
 * @property {string[]} programs        programs that will do, best first, e.g. ["redis-server"]
 * @property {() => string | undefined} [binaryInPackage]  path of a binary that an npm package brought along
 * @property {string} debianPackage     e.g. "redis-server"
 */

/**
 * @typedef {{ from: "environment" | "PATH" | "npm" | "apt", location: string }} Obtained
 * @typedef {{ from: "nowhere", fatal: boolean, advice: string }} Missing
 */

/** What the rule asks of the machine. Tests pass another machine. */
export const thisMachine = {
  /** @type {Record<string, string | undefined>} */
  environment: process.env,
  /** @param {string} program */
  findOnPath(program) {
    const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
    return folders.map((folder) => join(folder, program)).find(isExecutable);
  },
  isRootOnDebian: () => process.getuid?.() === 0 && existsSync("/etc/debian_version"),
  /** @param {string} debianPackage */
  aptInstall(debianPackage) {
    const apt = (/** @type {string[]} */ ...parameters) =>
      spawnSync("apt-get", parameters, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
        .status === 0;
    return apt("update", "-qq") && apt("install", "-y", "-qq", "--no-install-recommends", debianPackage);
  },
  /** @param {string} line */
  announce: (line) => {
    process.stdout.write(`${line}\n`);
  },
};

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Environment, then PATH, then an npm package's binary, then apt as root on Debian (announced), else one line of advice that is
 * fatal where CI=true: there a missing service is a failure, elsewhere a visible skip.
 * @param {Service} service
 * @param {{ mayInstall: boolean }} options
 * @param {typeof thisMachine} machine
 * @returns {Obtained | Missing}
 */
export function obtainService(service, { mayInstall }, machine = thisMachine) {
  const { name, variable, programs, debianPackage } = service;
  const given = machine.environment[variable];
  if (given) return { from: "environment", location: given };

  const findProgram = () => programs.map((program) => machine.findOnPath(program)).find((path) => path !== undefined);
  const onPath = findProgram();
  if (onPath) return { from: "PATH", location: onPath };

  const packaged = service.binaryInPackage?.();
  if (packaged) return { from: "npm", location: packaged };

  if (mayInstall && machine.isRootOnDebian()) {
    machine.announce(
      `${name} is not here: installing the Debian package ${debianPackage} (--no-install refuses this) …`,
    );
    const installed = machine.aptInstall(debianPackage) ? findProgram() : undefined;
    if (installed) return { from: "apt", location: installed };
  }
  const advice = `${name} is missing: type "apt-get install ${debianPackage}" (or your system's equivalent), or set ${variable}.`;
  return { from: "nowhere", fatal: machine.environment.CI === "true", advice };
}
