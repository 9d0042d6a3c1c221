import type { EngineDriver } from "./driver.js";
import { installedVersion } from "./installed-version.js";
import { PricetimeFlow } from "./pricetime-flow.js";

export const driver: EngineDriver = {
  name: "pricetime",
  version: installedVersion("@pricetime/engine"),
  does: "accounts",
  open: (flow) => new PricetimeFlow(flow).prepare(),
};
