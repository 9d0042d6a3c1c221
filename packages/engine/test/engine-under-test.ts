import { createEngine } from "@pricetime/engine";

export { createEngine };
