import { createPostgresSinkPositions, migrate, openPostgres, SinkPositionMoved } from "@pricetime/adapters/postgres";
import { expect, onTestFinished, test } from "vitest";
import { describeWithPostgres } from "../support/with-postgres.js";

describeWithPostgres("sink positions", (database) => {
  async function fresh() {
    const dsn = await database().server.newDatabase();
    await migrate({ dsn });
    const open = async () => {
      const opened = await openPostgres({ dsn });
      onTestFinished(() => opened.close());
      return createPostgresSinkPositions(opened);
    };
    return { positions: await open(), another: open };
  }

  test("each sink has its own position, which another process finds", async () => {
    const { positions, another } = await fresh();
    expect(await positions.position("events")).toBe(0);
    await positions.move("events", 0, 5);
    await positions.move("events", 5, 2 ** 40);
    await positions.move("audit's", 0, 7);
    const elsewhere = await another();
    expect(await elsewhere.position("events")).toBe(2 ** 40);
    expect(await elsewhere.position("audit's")).toBe(7);
  });

  test("of two processes at one position one moves it, and none moves it back", async () => {
    const { positions, another } = await fresh();
    const rival = await another();
    for (let from = 0; from < 20; from++) {
      const moves = await Promise.allSettled([positions, rival].map((each) => each.move("events", from, from + 1)));
      const lost = moves.flatMap((move) => (move.status === "rejected" ? [move.reason] : []));
      expect(lost).toEqual([new SinkPositionMoved("events", from)]);
    }
    await expect(positions.move("events", 0, 1)).rejects.toBeInstanceOf(SinkPositionMoved);
    expect(await positions.position("events")).toBe(20);
  });
});
