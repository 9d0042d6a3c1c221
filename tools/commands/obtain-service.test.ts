import { expect, test } from "vitest";
import { obtainService, type Service, thisMachine } from "./obtain-service.mjs";

const redis: Service = {
  name: "Redis",
  variable: "PRICETIME_TEST_REDIS_URL",
  programs: ["redis-server", "valkey-server"],
  debianPackage: "redis-server",
};

/** A machine with nothing on it, and a record of what was announced and installed. */
function bareMachine(changes: Partial<typeof thisMachine> = {}) {
  const log: string[] = [];
  const machine: typeof thisMachine = {
    environment: {},
    findOnPath: () => undefined,
    isRootOnDebian: () => false,
    aptInstall: (debianPackage) => {
      log.push(`installed ${debianPackage}`);
      return true;
    },
    announce: (line) => log.push(line),
    ...changes,
  };
  return { machine, log };
}
const mayInstall = { mayInstall: true };

test("the environment's address wins over a program on PATH", () => {
  const { machine } = bareMachine({
    environment: { PRICETIME_TEST_REDIS_URL: "redis://127.0.0.1:7000" },
    findOnPath: () => "/usr/bin/redis-server",
  });
  expect(obtainService(redis, mayInstall, machine)).toEqual({
    from: "environment",
    location: "redis://127.0.0.1:7000",
  });
});

test("a program on PATH wins over a package's binary, in the order of the service's programs", () => {
  const { machine } = bareMachine({
    findOnPath: (program) => (program === "valkey-server" ? "/bin/valkey-server" : undefined),
  });
  const service = { ...redis, binaryInPackage: () => "/modules/redis-server" };
  expect(obtainService(service, mayInstall, machine)).toEqual({ from: "PATH", location: "/bin/valkey-server" });
});

test("a package's binary wins over apt", () => {
  const { machine, log } = bareMachine({ isRootOnDebian: () => true });
  const service = { ...redis, binaryInPackage: () => "/modules/redis-server" };
  expect(obtainService(service, mayInstall, machine)).toEqual({ from: "npm", location: "/modules/redis-server" });
  expect(log).toEqual([]);
});

test("root on Debian installs the package, announced before it happens", () => {
  let installed = false;
  const { machine, log } = bareMachine({
    isRootOnDebian: () => true,
    findOnPath: () => (installed ? "/usr/bin/redis-server" : undefined),
  });
  const install = machine.aptInstall;
  machine.aptInstall = (debianPackage) => {
    installed = true;
    return install(debianPackage);
  };
  expect(obtainService(redis, mayInstall, machine)).toEqual({ from: "apt", location: "/usr/bin/redis-server" });
  expect(log).toEqual([
    "Redis is not here: installing the Debian package redis-server (--no-install refuses this) …",
    "installed redis-server",
  ]);
});

test("--no-install never calls apt, and the advice is one line with the command to type", () => {
  const { machine, log } = bareMachine({ isRootOnDebian: () => true });
  expect(obtainService(redis, { mayInstall: false }, machine)).toEqual({
    from: "nowhere",
    fatal: false,
    advice:
      'Redis is missing: type "apt-get install redis-server" (or your system\'s equivalent), or set PRICETIME_TEST_REDIS_URL.',
  });
  expect(log).toEqual([]);
});

test("an apt that fails leaves the advice", () => {
  const { machine } = bareMachine({ isRootOnDebian: () => true, aptInstall: () => false });
  expect(obtainService(redis, mayInstall, machine)).toMatchObject({ from: "nowhere" });
});

test("in CI a missing service is fatal", () => {
  const { machine } = bareMachine({ environment: { CI: "true" } });
  expect(obtainService(redis, mayInstall, machine)).toMatchObject({ from: "nowhere", fatal: true });
});

test("this machine finds a real program on PATH and not an invented one", () => {
  expect(thisMachine.findOnPath("node")).toMatch(/node$/);
  expect(thisMachine.findOnPath("no-such-program-here")).toBeUndefined();
});
