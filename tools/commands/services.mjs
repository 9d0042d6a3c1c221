// The programs and services the tests need today. An adapter that talks to one adds it here; its tests read the location from `variable`.
import { obtainService } from "./obtain-service.mjs";
import { postgresPrograms } from "./postgres-programs.mjs";
import { say } from "./run.mjs";

/** @typedef {import("./obtain-service.mjs").Service} Service */

/** A browser, to prove that the engine computes there what it computes in Node. @type {Service} */
export const chromium = {
  name: "Chromium",
  variable: "PRICETIME_TEST_CHROMIUM",
  programs: ["chromium", "chromium-browser", "google-chrome"],
  debianPackage: "chromium",
};

/** Explores models of the protocols, to prove what no number of runs can. @type {Service} */
export const spin = {
  name: "Spin",
  variable: "PRICETIME_TEST_SPIN",
  programs: ["spin"],
  debianPackage: "spin",
};

/** Spin writes its search in C, and has gcc preprocess the model. @type {Service} */
export const compiler = {
  name: "gcc",
  variable: "PRICETIME_TEST_GCC",
  programs: ["gcc"],
  debianPackage: "build-essential",
};

/** What the nodes of a cluster share: each test file starts a server of its own, unless a URL is given. @type {Service} */
export const redis = {
  name: "Redis",
  variable: "PRICETIME_TEST_REDIS_URL",
  programs: ["redis-server"],
  debianPackage: "redis-server",
};

/** A database server: the URL of one where tests may make databases, or a program to start one with. @type {Service} */
export const postgres = {
  name: "Postgres",
  variable: "PRICETIME_TEST_POSTGRES_URL",
  programs: [],
  binaryInPackage: () => postgresPrograms()[0],
  debianPackage: "postgresql",
};

/** @type {Service[]} */
const services = [chromium, spin, compiler, redis, postgres];

/** @param {{ mayInstall: boolean }} options */
export async function obtainServices(options) {
  let missing = 0;
  let fatal = false;
  for (const service of services) {
    const result = obtainService(service, options);
    if (result.from === "nowhere") {
      missing += 1;
      fatal ||= result.fatal;
      say(result.fatal ? result.advice : `${result.advice} Its tests are skipped.`);
    } else {
      process.env[service.variable] = result.location;
      say(`${service.name} from ${result.from}: ${result.location}`);
    }
  }
  return { missing, fatal };
}
