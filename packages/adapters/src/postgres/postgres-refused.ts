/** Why a database cannot be used as it is. */
export type PostgresRefusal =
  | "DATABASE_URL_INVALID"
  | "DATABASE_UNREACHABLE"
  | "DATABASE_CREDENTIALS"
  | "DATABASE_MISSING"
  | "DATABASE_TOO_OLD"
  | "DATABASE_RIGHTS"
  | "MIGRATIONS_MISSING"
  | "MIGRATIONS_NEWER"
  | "MIGRATIONS_CHANGED";

/** The database cannot be used as it is. Nothing was changed. */
export class PostgresRefused extends Error {
  readonly code: PostgresRefusal;
  /** @param sentence what is wrong and what would be right; never contains the password */
  constructor(code: PostgresRefusal, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "PostgresRefused";
    this.code = code;
  }
}

/** The SQLSTATE of what the server reported, or the system's code ("ECONNREFUSED"); "" when there is none. */
export function postgresCode(error: unknown): string {
  const code = error instanceof Error ? (error as { readonly code?: unknown }).code : undefined;
  return typeof code === "string" ? code : "";
}
