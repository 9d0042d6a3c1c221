/** The measured process: `measure-child DRIVER FLOW-FILE LIMIT-SECONDS`. Sends one {@link Measurement} to its parent and ends. */
import { readFileSync } from "node:fs";
import { DRIVERS, type DriverName } from "../drivers/drivers.js";
import { readFlow } from "../flow/format.js";
import { measure } from "./measure.js";

const [name, flowFile, limitSeconds] = process.argv.slice(2) as [DriverName, string, string];
const driver = await DRIVERS[name]();
const flow = readFlow(readFileSync(flowFile));
const measurement = measure(driver, flow, Number(limitSeconds), () => globalThis.gc?.());
process.send?.(measurement, () => process.disconnect());
