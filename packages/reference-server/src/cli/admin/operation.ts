import type { ServedExchange } from "../../exchange.js";
import type { SettingsTable } from "../../settings/setting.js";

/** Values of an operation's own flags, by name; they travel as JSON. */
export type AdminOptions = Readonly<Record<string, unknown>>;

/** What an admin command does to an exchange, whether it runs elsewhere or was opened for this. */
export interface AdminOperation {
  /** As on the command line, e.g. "account create". */
  readonly name: string;
  /** Its words, e.g. "NAME". */
  readonly usage: string;
  readonly summary: string;
  /** Flags of its own. */
  readonly options?: SettingsTable;
  /** How many words it takes. */
  readonly words: number;
  /** The word that names a JSON file, if one does: its text goes in its place. */
  readonly fileWord?: number;
  /** The option that names a file, if one does: its text goes in its place. */
  readonly fileOption?: string;
  /**
   * @param actor who asks, for the journal: "operator:<name>"
   * @returns lines for people
   * @throws UserError, OperationRefused
   */
  run(
    exchange: ServedExchange,
    words: readonly string[],
    actor: string,
    options: AdminOptions,
  ): Promise<readonly string[]>;
}
