import { ADMIN_COMMANDS } from "./admin/admin-commands.js";
import type { CliCommand } from "./command.js";
import { config } from "./config.js";
import { helpOn } from "./help.js";
import { migrate } from "./migrate.js";
import { serve } from "./serve.js";
import { version } from "./version.js";

/** Every command, in the order help lists them. */
export const COMMANDS: readonly CliCommand[] = [
  serve,
  migrate,
  ...ADMIN_COMMANDS,
  config,
  helpOn(() => COMMANDS),
  version,
];
