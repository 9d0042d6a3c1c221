import { environmentVariableOf, flagOf, type Setting, type SettingsTable } from "./setting.js";

const fallbackOf = (setting: Setting): string => setting.fallbackNote ?? setting.fallback ?? "none";

/** The flags of a table, one a line, for a terminal. */
export function settingsHelp(table: SettingsTable): string {
  const rows = Object.entries(table).map(
    ([name, setting]) => [`  ${flagOf(name)} ${setting.form}`, `${setting.summary} [${fallbackOf(setting)}]`] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => left.padEnd(width) + right).join("\n");
}

/** The effective values, one a line: flag, value, where it came from. Secrets show only whether they are set. */
export function effectiveSettings(
  table: SettingsTable,
  values: Readonly<Record<string, unknown>>,
  origins: Readonly<Record<string, string>>,
): string {
  const rows = Object.entries(table).map(([name, setting]) => {
    const value = values[name];
    const text = value === undefined ? `(${fallbackOf(setting)})` : setting.secret ? "(set)" : valueText(value);
    return [flagOf(name), text, origins[name] ?? ""] as const;
  });
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)) + 2);
  return rows
    .map(([flag, text, origin]) => flag.padEnd(widths[0] ?? 0) + text.padEnd(widths[1] ?? 0) + origin)
    .join("\n");
}

const valueText = (value: unknown): string =>
  typeof value === "boolean" ? (value ? "on" : "off") : value === Number.POSITIVE_INFINITY ? "all" : String(value);

/** The table as a Markdown page. */
export function settingsReference(table: SettingsTable, exitCodes: readonly (readonly [number, string])[]): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const rows = Object.entries(table).map(([name, setting]) => {
    const variable = environmentVariableOf(name);
    const variables = setting.secret ? `\`${variable}\` or \`${variable}_FILE\`` : `\`${variable}\``;
    return `| \`${flagOf(name)}\` | ${variables} | ${cell(setting.form)} | ${cell(fallbackOf(setting))} | ${cell(setting.summary)} |`;
  });
  return [
    "# Settings of the server",
    "",
    "Made from the table in `packages/reference-server/src/settings/settings-table.ts` by `npm run docs:config -w",
    "packages/reference-server`; a test says whether it is fresh. A flag beats its environment variable, which beats the",
    "default. `pricetime config` prints the effective values.",
    "",
    "| flag | environment variable | value | default | meaning |",
    "|---|---|---|---|---|",
    ...rows,
    "",
    "## Exit codes",
    "",
    "| code | when |",
    "|---|---|",
    ...exitCodes.map(([code, when]) => `| ${code} | ${when} |`),
    "",
  ].join("\n");
}
