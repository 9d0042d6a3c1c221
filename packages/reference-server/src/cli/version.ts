import manifest from "../../package.json" with { type: "json" };
import type { CliCommand } from "./command.js";

/** Of this package. */
export const VERSION: string = manifest.version;

export const version: CliCommand = {
  name: "version",
  usage: "",
  summary: "Print the version.",
  settings: [],
  run: async ({ print }) => print(VERSION),
};
