import type { Pool, PoolClient } from "pg";

/** Runs the work in one transaction: all of it or nothing. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // A connection that ends by itself says so to the query in progress; without a listener it would end the process too.
  const ignore = () => {};
  client.on("error", ignore);
  let isBroken = false;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(isBroken);
  }
}
