import { migrate, openPostgres, PostgresRefused } from "@pricetime/adapters/postgres";
import { describe, expect, it } from "vitest";
import { requireVersion } from "../../src/postgres/server-version.js";
import { administer } from "../support/postgres-server.js";
import { describeWithPostgres } from "../support/with-postgres.js";

const refusal = (code: string) => expect.objectContaining({ name: "PostgresRefused", code });

describeWithPostgres("Opening and migrating", (database) => {
  const emptyDatabase = () => database().server.newDatabase();
  const withUrl = (url: string, change: (parsed: URL) => void): string => {
    const parsed = new URL(url);
    change(parsed);
    return parsed.href;
  };

  it("applies every migration once, and says in a dry run what it would do", async () => {
    const dsn = await emptyDatabase();
    const planned = await migrate({ dsn }, { dryRun: true });
    expect(planned[0]).toBe("1 journal");
    await expect(openPostgres({ dsn }), "a dry run changes nothing").rejects.toEqual(refusal("MIGRATIONS_MISSING"));
    expect(await migrate({ dsn })).toEqual(planned);
    expect(await migrate({ dsn })).toEqual([]);
    await (await openPostgres({ dsn })).close();
  });

  it("lets programs that start together migrate one after the other", async () => {
    const dsn = await emptyDatabase();
    const done = await Promise.all(Array.from({ length: 4 }, () => migrate({ dsn })));
    expect(done.filter((applied) => applied.length > 0)).toHaveLength(1);
  });

  it("refuses a database whose migrations are newer than the program, or other ones", async () => {
    const dsn = await emptyDatabase();
    await migrate({ dsn });
    await administer(dsn, "UPDATE pricetime.migration SET checksum = 'other' WHERE version = 1");
    await expect(openPostgres({ dsn })).rejects.toEqual(refusal("MIGRATIONS_CHANGED"));
    await administer(dsn, "INSERT INTO pricetime.migration VALUES (0, 'of the future', '')");
    for (const opening of [openPostgres, migrate])
      await expect(opening({ dsn })).rejects.toEqual(refusal("MIGRATIONS_NEWER"));
  });

  it("says in one sentence without the password why it cannot connect", async () => {
    const { url } = database();
    const cases: readonly [code: string, dsn: string][] = [
      ["DATABASE_URL_INVALID", "localhost:5432"],
      ["DATABASE_URL_INVALID", "http://secret@localhost/"],
      ["DATABASE_UNREACHABLE", withUrl(url, (parsed) => Object.assign(parsed, { port: "1" }))],
      ["DATABASE_CREDENTIALS", withUrl(url, (parsed) => Object.assign(parsed, { password: "secret" }))],
      ["DATABASE_CREDENTIALS", withUrl(url, (parsed) => Object.assign(parsed, { username: "nobody-here" }))],
      ["DATABASE_MISSING", withUrl(url, (parsed) => Object.assign(parsed, { pathname: "/not_there" }))],
    ];
    for (const [code, dsn] of cases) {
      const error = await openPostgres({ dsn }).catch((thrown: unknown) => thrown);
      expect(error, dsn).toBeInstanceOf(PostgresRefused);
      expect(error, dsn).toEqual(refusal(code));
      expect((error as Error).message).toMatch(/^[A-Z][^\n]+\.$/);
      expect((error as Error).message).not.toContain("secret");
    }
  });

  it("refuses to migrate as a user without the right to", async () => {
    const dsn = await emptyDatabase();
    const role = `guest_${Date.now()}`;
    await administer(dsn, `CREATE ROLE ${role} LOGIN PASSWORD 'guest'`);
    const asGuest = withUrl(dsn, (parsed) => Object.assign(parsed, { username: role, password: "guest" }));
    await expect(migrate({ dsn: asGuest })).rejects.toEqual(refusal("DATABASE_RIGHTS"));
    await administer(dsn, `DROP ROLE ${role}`);
  });
});

describe("requiring a version", () => {
  it("refuses a server older than 14", async () => {
    const serverOf = (number: string, name: string) => ({ query: async () => ({ rows: [{ number, name }] }) });
    await expect(requireVersion(serverOf("130018", "13.18") as never)).rejects.toEqual(refusal("DATABASE_TOO_OLD"));
    await requireVersion(serverOf("140000", "14.0") as never);
  });
});
