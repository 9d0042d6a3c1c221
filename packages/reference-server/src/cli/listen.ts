import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { UserError } from "./user-error.js";

/** Opens the port. @returns the base URL @throws UserError when the port or address cannot be had */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw listenError(error, host, port);
  }
  const address = app.server.address() as AddressInfo;
  const shown = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return `http://${shown}:${address.port}`;
}

function listenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return new UserError(
        `Port ${port} on ${host} is taken. Choose another with --port, or 0 for a free one.`,
        "portTaken",
        error,
      );
    case "EACCES":
      return new UserError(
        `Port ${port} may not be used by this user. Choose one above 1023 with --port.`,
        "portTaken",
        error,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new UserError(
        `${host} is not an address of this machine. Choose another with --host.`,
        "portTaken",
        error,
      );
    default:
      return error;
  }
}
