import {
  createPostgresCheckpointStore,
  createPostgresJournal,
  createPostgresLease,
  migrate,
  openPostgres,
  type PostgresDatabase,
} from "@pricetime/adapters/postgres";
import { describeCheckpointStore, describeJournal, describeLease } from "@pricetime/adapters/testing";
import { afterAll, beforeAll } from "vitest";
import { describeWithPostgres } from "../support/with-postgres.js";

describeWithPostgres("Stores", (database, version) => {
  let opened: PostgresDatabase;
  let shards = 0;
  /** Each test has a shard of its own. */
  const nextShard = () => ({ shard: ++shards });

  beforeAll(async () => {
    const options = { dsn: database().url };
    await migrate(options);
    opened = await openPostgres(options);
  });
  afterAll(() => opened?.close());

  describeJournal(`postgres ${version}`, async () => {
    const options = nextShard();
    let journal = await createPostgresJournal(opened, options);
    return {
      journal,
      reopen: async () => {
        await journal.close();
        journal = await createPostgresJournal(opened, options);
        return journal;
      },
      close: () => journal.close(),
    };
  });

  describeLease(`postgres ${version}`, async () => {
    const options = nextShard();
    const made: { close: () => Promise<void> }[] = [];
    return {
      contender: async () => {
        const lease = createPostgresLease(opened, options);
        made.push(lease);
        return lease;
      },
      close: async () => {
        await Promise.all(made.map((lease) => lease.close()));
      },
    };
  });

  describeCheckpointStore(`postgres ${version}`, async () => {
    const options = nextShard();
    return {
      store: createPostgresCheckpointStore(opened, options),
      reopen: async () => createPostgresCheckpointStore(opened, options),
      damage: async (position, at) => {
        const of = `WHERE shard = ${options.shard} AND position = ${position}`;
        const flip = (column: string, size: string) =>
          `${column} = set_byte(${column}, least(${size} - 1, floor(${at} * ${size}))::int, get_byte(${column}, least(${size} - 1, floor(${at} * ${size}))::int) # 16)`;
        await database().administer(
          at < 0.02
            ? `UPDATE pricetime.checkpoint SET ${flip("sha256", "32")} ${of}`
            : `UPDATE pricetime.checkpoint_part SET ${flip("bytes", "length(bytes)")} ${of}`,
        );
      },
      close: async () => undefined,
    };
  });
});
