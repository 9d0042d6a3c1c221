import { type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { refusal } from "@pricetime/sdk/wire";
import { countedAddress } from "../limits/address.js";

/** Sockets one address may have open: far above any client, far below what would starve the others. */
const CONNECTIONS_PER_ADDRESS = 2_000;

/** Closes what an address opens beyond its share. */
export function capConnections(server: Server): void {
  const open = new Map<string, number>();
  server.on("connection", (socket: Socket) => {
    const address = countedAddress(socket.remoteAddress);
    const count = (open.get(address) ?? 0) + 1;
    if (count > CONNECTIONS_PER_ADDRESS) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
}

const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers bytes that are not a request, and closes: nothing after them can be trusted. */
export function answerBadRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUSES[error.code ?? ""] ?? 400;
  const { code, msg } = refusal("ILLEGAL_CHARS", [], "unnamed");
  const body = JSON.stringify({ code, msg });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json;charset=UTF-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
