import fastify, { type FastifyInstance } from "fastify";

/** Whether the process can do what its role is for. */
export type IsReady = () => boolean | Promise<boolean>;

/**
 * `/healthz/live`: the process answers at all; restart it only when it does not. `/healthz/ready`: it can do its role's job; send
 * it work only then. A database that is away makes a process not ready, never not live: a restart would not help.
 */
export function addHealth(app: FastifyInstance, isReady: IsReady): void {
  app.get("/healthz/live", (_request, reply) => reply.type("application/json").send('{"status":"live"}'));
  app.get("/healthz/ready", async (_request, reply) => {
    const ready = await Promise.resolve()
      .then(isReady)
      .catch(() => false);
    reply.code(ready ? 200 : 503).type("application/json");
    return reply.send(ready ? '{"status":"ready"}' : '{"status":"waiting"}');
  });
}

/** What a process without an API listens with. */
export function createHealthApp(isReady: IsReady): FastifyInstance {
  const app = fastify({ forceCloseConnections: "idle", exposeHeadRoutes: false });
  addHealth(app, isReady);
  return app;
}
