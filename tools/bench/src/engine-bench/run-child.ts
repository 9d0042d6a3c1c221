import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { DriverName } from "../drivers/drivers.js";
import type { Measurement } from "./measure.js";

const CHILD = fileURLToPath(new URL("./measure-child.js", import.meta.url));

/** Measures one engine in a process of its own. @throws Error when that process ends without a result */
export function runChild(driver: DriverName, flowFile: string, limitSeconds: number): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    let measurement: Measurement | undefined;
    const child = fork(CHILD, [driver, flowFile, String(limitSeconds)], { execArgv: ["--expose-gc"] });
    child.on("message", (message) => {
      measurement = message as Measurement;
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (measurement === undefined)
        reject(new Error(`${driver} ended with code ${code} and no result; its error is above`));
      else resolve(measurement);
    });
  });
}
