import {
  createPostgresCheckpointStore,
  createPostgresLease,
  migrate,
  openPostgres,
  type PostgresDatabase,
} from "@pricetime/adapters/postgres";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { describeWithPostgres } from "../support/with-postgres.js";

describeWithPostgres("Lease and checkpoints of Postgres when things fail", (database) => {
  let opened: PostgresDatabase;
  beforeAll(async () => {
    const options = { dsn: database().url };
    await migrate(options);
    opened = await openPostgres(options);
  });
  afterAll(() => opened?.close());

  it("passes a lease on when its holder does not renew it in time, and tells the holder", async () => {
    const shard = 1;
    const holder = createPostgresLease(opened, { shard, durationMs: 300 });
    const next = createPostgresLease(opened, { shard, durationMs: 60_000 });
    const epoch = await holder.acquire();
    expect(await next.acquire()).toBeUndefined();
    await vi.waitFor(async () => expect(await next.acquire()).toBe(Number(epoch) + 1), { timeout: 5_000 });
    expect(await holder.renew()).toBe(false);
    await holder.release();
    expect(await next.renew(), "the late holder has nothing to release").toBe(true);
    await Promise.all([holder.close(), next.close()]);
  });

  it("cannot say that a lease lasts while the database is away, and can again afterwards", async () => {
    const other = await database().server.newDatabase();
    await migrate({ dsn: other });
    const away = await openPostgres({ dsn: other });
    const lease = createPostgresLease(away, { durationMs: 60_000 });
    const epoch = await lease.acquire();
    const name = new URL(other).pathname.slice(1);
    await database().administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await database().administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    expect(await lease.renew()).toBe(false);
    await expect(lease.acquire()).rejects.toEqual(expect.objectContaining({ code: "DATABASE_UNREACHABLE" }));
    await database().administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    expect(await lease.renew()).toBe(true);
    await lease.release();
    expect(await lease.acquire()).toBe(Number(epoch) + 1);
    await lease.close();
    await away.close();
  });

  it("skips a checkpoint that lacks a part", async () => {
    const store = createPostgresCheckpointStore(opened, { shard: 1 });
    const bytes = new Uint8Array(5_000_000).fill(7);
    await store.write({ seq: 1, position: 1, bytes });
    await store.write({ seq: 2, position: 2, bytes });
    await database().administer("DELETE FROM pricetime.checkpoint_part WHERE position = 2 AND part = 1");
    const damaged: string[] = [];
    expect((await store.newest(undefined, (name) => damaged.push(name)))?.position).toBe(1);
    expect(damaged).toEqual(["checkpoint 2 of the database"]);
  });
});
