import { createHash } from "node:crypto";
import { chmodSync, rmSync } from "node:fs";
import { createConnection, createServer, type Socket } from "node:net";
import { join, resolve } from "node:path";
import type { ServedExchange } from "../../exchange.js";
import { failureOf } from "../failure.js";
import { EXIT_CODES, UserError } from "../user-error.js";
import type { AdminOptions } from "./operation.js";
import { ADMIN_OPERATIONS } from "./operations.js";

/** One request of one line, and its answer of one line; then the connection ends. */
interface AdminRequest {
  readonly operation: string;
  readonly words: readonly string[];
  readonly actor: string;
  readonly options: AdminOptions;
}
type AdminAnswer =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly exitCode: number };

const LONGEST_LINE = 256 * 1024;

/** Where a data directory's running server takes admin commands: a socket that only this user can open. */
export const adminSocketPath = (dataDirectory: string): string =>
  process.platform === "win32"
    ? `\\\\.\\pipe\\pricetime-${createHash("sha256").update(resolve(dataDirectory)).digest("hex")}`
    : join(resolve(dataDirectory), "admin.sock");

/** Takes admin operations for a running exchange until closed. The caller holds the directory's lock. */
export async function startAdminSocket(
  exchange: ServedExchange,
  dataDirectory: string,
): Promise<{ close(): Promise<void> }> {
  const path = adminSocketPath(dataDirectory);
  // Whatever stands there was left by a process that was killed: the lock is ours.
  if (process.platform !== "win32") rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    answer(exchange, socket).catch(() => socket.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(path, listening);
  });
  if (process.platform !== "win32") chmodSync(path, 0o600);
  return {
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function answer(exchange: ServedExchange, socket: Socket): Promise<void> {
  let reply: AdminAnswer;
  try {
    const { operation, words, actor, options } = JSON.parse(await readLine(socket)) as AdminRequest;
    const found = ADMIN_OPERATIONS.find(({ name }) => name === operation);
    if (found === undefined) throw new UserError(`The running server does not know "${operation}".`, "usage");
    reply = { ok: true, lines: await found.run(exchange, words, actor, options) };
  } catch (error) {
    const { text, exitCode } = failureOf(error);
    reply = { ok: false, message: text, exitCode };
  }
  socket.end(`${JSON.stringify(reply)}\n`);
}

async function readLine(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += (chunk as Buffer).toString("utf8");
    if (text.endsWith("\n")) return text;
    if (text.length > LONGEST_LINE) throw new UserError(`A request is at most ${LONGEST_LINE} characters.`, "usage");
  }
  throw new UserError("The connection ended in the middle of a line.", "failure");
}

/** Asks the directory's running server. @returns its lines, or undefined when none is running @throws UserError */
export async function askRunningServer(
  dataDirectory: string,
  request: AdminRequest,
): Promise<readonly string[] | undefined> {
  const socket = createConnection(adminSocketPath(dataDirectory));
  try {
    await new Promise<void>((connected, failed) => {
      socket.once("connect", connected);
      socket.once("error", failed);
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ECONNREFUSED") return undefined;
    throw error;
  }
  socket.write(`${JSON.stringify(request)}\n`);
  const reply = JSON.parse(await readLine(socket)) as AdminAnswer;
  socket.destroy();
  if (reply.ok) return reply.lines;
  const reason = Object.entries(EXIT_CODES).find(([, [exitCode]]) => exitCode === reply.exitCode);
  throw new UserError(reply.message, reason?.[0] as keyof typeof EXIT_CODES | undefined);
}
