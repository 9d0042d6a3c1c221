import { openRedis, RedisRefused } from "@pricetime/adapters/redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasOwnRedis, RedisServer } from "../support/redis-server.js";

const refusal = (code: string) => expect.objectContaining({ name: "RedisRefused", code });

describe("opening Redis", () => {
  it("says when nothing listens there, and when the URL is none", async () => {
    await expect(openRedis({ url: "redis://127.0.0.1:1" })).rejects.toThrow(refusal("REDIS_UNREACHABLE"));
    await expect(openRedis({ url: "http://localhost" })).rejects.toThrow(refusal("REDIS_UNREACHABLE"));
    await expect(openRedis({ url: "somewhere" })).rejects.toBeInstanceOf(RedisRefused);
  });

  describe.skipIf(!hasOwnRedis)("with a server of its own", () => {
    let server: RedisServer;
    const urlOf = (credentials: string) => server.url.replace("//", `//${credentials}@`);

    beforeAll(async () => {
      server = await RedisServer.start();
      const redis = await server.open();
      const may = ["~*", "&*", "+@all"];
      await redis.impatient.call("ACL", "SETUSER", "whole", "on", ">right", ...may);
      await redis.impatient.call("ACL", "SETUSER", "careful", "on", ">right", ...may, "-@dangerous", "+info");
      await redis.impatient.call("ACL", "SETUSER", "bound", "on", ">right", ...may, "-xadd");
      await redis.impatient.call("ACL", "SETUSER", "blind", "on", ">right", ...may, "-eval", "-evalsha");
      await redis.close();
    });
    afterAll(() => server.stop());

    it("refuses wrong credentials without telling them", async () => {
      const failure = openRedis({ url: urlOf("whole:wrong") });
      await expect(failure).rejects.toThrow(refusal("REDIS_CREDENTIALS"));
      await expect(failure).rejects.not.toThrow(/wrong@|whole/);
    });

    it("refuses a user who may not run a command it needs, and names the command", async () => {
      await expect(openRedis({ url: urlOf("bound:right") })).rejects.toThrow(refusal("REDIS_FORBIDDEN"));
      await expect(openRedis({ url: urlOf("bound:right") })).rejects.toThrow(/XADD/);
      await expect(openRedis({ url: urlOf("blind:right") })).rejects.toThrow(refusal("REDIS_FORBIDDEN"));
    });

    it("refuses a server that drops what it likes when its memory is full", async () => {
      const redis = await server.open();
      const configure = (policy: string, bytes: string) =>
        redis.impatient.config("SET", "maxmemory-policy", policy, "maxmemory", bytes);
      await configure("allkeys-lru", "100mb");
      await expect(server.open()).rejects.toThrow(refusal("REDIS_EVICTS"));
      await configure("noeviction", "100mb");
      await (await server.open()).close();
      await redis.close();
    });

    it("takes a user who may run all it needs, and leaves nothing behind", async () => {
      for (const user of ["whole", "careful"]) {
        const redis = await openRedis({ url: urlOf(`${user}:right`), prefix: user });
        expect(await redis.impatient.keys("*").catch(() => [])).toEqual([]);
        await redis.close();
      }
    });
  });
});
