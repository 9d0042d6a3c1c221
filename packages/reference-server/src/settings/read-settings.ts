import { nearestName } from "./nearest-name.js";
import { environmentVariableOf, flagOf, type SettingsOf, type SettingsTable } from "./setting.js";

export interface SettingsSources {
  /** Without the program and the command name. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads the file a `…_FILE` variable names. @throws when it cannot be read */
  readonly readFile: (path: string) => string;
}

export type SettingsReading<Table extends SettingsTable> =
  | {
      readonly ok: true;
      readonly values: SettingsOf<Table>;
      /** Where each value came from. */
      readonly origins: { readonly [Name in keyof Table]: "flag" | "environment" | "default" };
      /** Arguments that are not flags. */
      readonly positionals: readonly string[];
    }
  /** All problems at once, each one sentence. */
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a table of settings: flags before environment variables before defaults. Unknown flags and unknown
 * `PRICETIME_…` variables are refused, so that a misspelt name never passes silently.
 */
export function readSettings<Table extends SettingsTable>(
  table: Table,
  sources: SettingsSources,
): SettingsReading<Table> {
  const problems: string[] = [];
  const flags = readFlags(table, sources.arguments, problems);
  const environment = readEnvironment(table, sources, problems);
  const values: Record<string, unknown> = {};
  const origins: Record<string, "flag" | "environment" | "default"> = {};

  for (const [name, setting] of Object.entries(table)) {
    const given = flags.texts.get(name) ?? environment.get(name);
    origins[name] = flags.texts.has(name) ? "flag" : environment.has(name) ? "environment" : "default";
    const text = given?.text ?? setting.fallback;
    if (text === undefined) continue;
    const reading = setting.read(text);
    if (reading.ok) values[name] = reading.value;
    else problems.push(`${given?.from ?? flagOf(name)} must be ${reading.expected}${shown(setting.secret, text)}.`);
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    values: values as SettingsOf<Table>,
    origins: origins as { [Name in keyof Table]: "flag" | "environment" | "default" },
    positionals: flags.positionals,
  };
}

interface Given {
  readonly text: string;
  readonly from: string;
}

const shown = (secret: true | undefined, text: string): string =>
  secret ? "" : `, not ${JSON.stringify(text.slice(0, 80))}`;

function readFlags(table: SettingsTable, words: readonly string[], problems: string[]) {
  const names = new Map(Object.keys(table).map((name) => [flagOf(name), name]));
  const texts = new Map<string, Given>();
  const positionals: string[] = [];
  for (let next = 0; next < words.length; next++) {
    const word = words[next] ?? "";
    if (!word.startsWith("--")) {
      positionals.push(word);
      continue;
    }
    const [flag = "", ...rest] = word.split("=");
    const name = names.get(flag);
    const setting = name === undefined ? undefined : table[name];
    if (name === undefined || setting === undefined) {
      problems.push(unknown("flag", flag, [...names.keys()]));
      if (rest.length === 0 && isValue(words[next + 1])) next++;
      continue;
    }
    let text = rest.length > 0 ? rest.join("=") : undefined;
    if (text === undefined && isValue(words[next + 1]) && takesNext(setting, words[next + 1] ?? ""))
      text = words[++next];
    text ??= setting.bare;
    if (text === undefined) problems.push(`${flag} needs a value: ${flag} ${setting.form}.`);
    else if (texts.has(name)) problems.push(`${flag} is given twice.`);
    else texts.set(name, { text, from: flag });
  }
  return { texts, positionals };
}

const isValue = (word: string | undefined): boolean => word !== undefined && !word.startsWith("--");

/** A flag that may stand alone takes the next word only if it is a value it knows. */
const takesNext = (setting: SettingsTable[string], word: string): boolean =>
  setting.bare === undefined || setting.form.split("|").includes(word);

function readEnvironment(table: SettingsTable, sources: SettingsSources, problems: string[]): Map<string, Given> {
  const texts = new Map<string, Given>();
  const known = new Set<string>();
  for (const [name, { secret }] of Object.entries(table)) {
    const variable = environmentVariableOf(name);
    known.add(variable);
    const text = sources.environment[variable];
    if (text !== undefined && text !== "") texts.set(name, { text, from: variable });
    if (!secret) continue;
    known.add(`${variable}_FILE`);
    const file = sources.environment[`${variable}_FILE`];
    if (file === undefined || file === "") continue;
    if (texts.has(name)) problems.push(`${variable} and ${variable}_FILE are both set: set one of them.`);
    try {
      texts.set(name, { text: sources.readFile(file).trimEnd(), from: `${variable}_FILE` });
    } catch {
      problems.push(`${variable}_FILE must name a readable file, not ${JSON.stringify(file.slice(0, 80))}.`);
    }
  }
  for (const variable of Object.keys(sources.environment)) {
    if (variable.startsWith("PRICETIME_") && !variable.startsWith("PRICETIME_TEST_") && !known.has(variable)) {
      problems.push(unknown("environment variable", variable, [...known]));
    }
  }
  return texts;
}

function unknown(kind: string, name: string, candidates: readonly string[]): string {
  const nearest = nearestName(name, candidates);
  const advice = nearest === undefined ? "pricetime help lists all." : `Did you mean ${nearest}?`;
  return `Unknown ${kind} ${name.slice(0, 80)}. ${advice}`;
}
