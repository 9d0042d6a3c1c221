import { effectiveSettings } from "../settings/describe-settings.js";
import { SETTINGS, type SettingName } from "../settings/settings-table.js";
import type { CliCommand } from "./command.js";

export const config: CliCommand = {
  name: "config",
  usage: "",
  summary: "Print the effective settings and where each came from; secrets are not shown.",
  settings: Object.keys(SETTINGS) as SettingName[],
  run: async ({ settings, origins, print }) => print(effectiveSettings(SETTINGS, settings, origins)),
};
