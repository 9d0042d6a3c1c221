import { VERSION } from "../version.js";
import type { CliCommand } from "./command.js";

export const version: CliCommand = {
  name: "version",
  usage: "",
  summary: "Print the version.",
  settings: [],
  run: async ({ print }) => print(VERSION),
};
