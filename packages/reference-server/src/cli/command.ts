import type { SettingsTable } from "../settings/setting.js";
import type { SettingName, Settings } from "../settings/settings-table.js";

/** What a command is given: everything the process read, nothing it must read itself. */
export interface CommandContext {
  readonly settings: Settings;
  /** Where each setting came from. */
  readonly origins: Readonly<Record<string, string>>;
  /** Values of the command's own options, by name. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Arguments after the command's name that are not flags. */
  readonly positionals: readonly string[];
  /** One line to people's eyes; the answer of the command. */
  readonly print: (line: string) => void;
  /** One line beside the answer: progress, warnings. */
  readonly printError: (line: string) => void;
  /** One line that stands for what is going on now: on a terminal it replaces the one before it, elsewhere it comes now and then. */
  readonly live: (line: string) => void;
  /** How often {@link live} wants a line, ms. */
  readonly liveEveryMs: number;
  /** Aborted when the process is asked to stop. */
  readonly stop: AbortSignal;
  /** Ends the process after an error nothing can go on from. */
  readonly fail: (error: unknown) => void;
}

/** One command of `pricetime`. */
export interface CliCommand {
  /** One or two words, e.g. "serve" or "key create". */
  readonly name: string;
  /** Positional arguments, e.g. "NAME". */
  readonly usage: string;
  readonly summary: string;
  /** The settings it takes; all others are refused. */
  readonly settings: readonly SettingName[];
  /** Flags of its own. */
  readonly options?: SettingsTable;
  /** @throws UserError, or anything `failureOf` knows */
  run(context: CommandContext): Promise<void>;
}
