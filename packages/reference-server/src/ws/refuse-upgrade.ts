import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { ErrorAnswer } from "../requests/steps/error-answer.js";

/** Answers an upgrade request as an HTTP error, and closes. */
export function refuseUpgrade(socket: Duplex, { refusal: { code, msg, httpStatus }, headers }: ErrorAnswer): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ code, msg });
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(
    `HTTP/1.1 ${httpStatus} ${STATUS_CODES[httpStatus] ?? ""}\r\ncontent-type: application/json;charset=UTF-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n${more.join("")}connection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
