import { type ServerProcess, type ServerProcessAccount, startServerProcess } from "@pricetime/reference-server/testing";
import { afterAll, beforeAll } from "vitest";

/** One real server process for the tests of a file, with the demo's funded accounts and quiet markets. */
export function serverForClients() {
  let server: ServerProcess | undefined;
  const running = (): ServerProcess => {
    if (server === undefined) throw new Error("the server starts before the tests");
    return server;
  };
  beforeAll(async () => {
    server = await startServerProcess();
  });
  afterAll(() => server?.dispose());
  return {
    url: () => running().url,
    webSocketUrl: () => running().url.replace("http:", "ws:"),
    account: (name: string): ServerProcessAccount => {
      const account = running()
        .accounts()
        .find((each) => each.name === name);
      if (account === undefined) throw new Error(`the demo has no account ${name}`);
      return account;
    },
  };
}
