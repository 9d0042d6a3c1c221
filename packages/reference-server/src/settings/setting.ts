/** What reading a text gives: a value, or the form that would have been accepted. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly expected: string };

/** One row of a table of settings. Its key in the table, in camel case, yields the flag and the environment variable. */
export interface Setting<Value = unknown> {
  /** Stands for the value in help: NUMBER, on|off, FILE… */
  readonly form: string;
  readonly summary: string;
  /** Text of the default, read like any other; undefined leaves the value undefined. */
  readonly fallback?: string;
  /** How the default is explained when it depends on something. */
  readonly fallbackNote?: string;
  /** The flag alone means this text, e.g. `--demo` means `--demo on`. */
  readonly bare?: string;
  /** Never printed; the environment variable may be given as `…_FILE` too. */
  readonly secret?: true;
  read(text: string): Reading<Value>;
}

export type SettingsTable = Readonly<Record<string, Setting>>;

type ValueOf<Row> = Row extends { read(text: string): Reading<infer Value> }
  ? Row extends { readonly fallback: string }
    ? Value
    : Value | undefined
  : never;

/** The values of a table. */
export type SettingsOf<Table extends SettingsTable> = { readonly [Name in keyof Table]: ValueOf<Table[Name]> };

/** `botsRate` → `--bots-rate`. */
export const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** `botsRate` → `PRICETIME_BOTS_RATE`. */
export const environmentVariableOf = (name: string): string =>
  `PRICETIME_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
