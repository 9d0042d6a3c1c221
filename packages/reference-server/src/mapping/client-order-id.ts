import { randomFillSync } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const LENGTH = 22;
/** Bytes from here on would make the first letters likelier. */
const FAIR = 256 - (256 % LETTERS.length);

const pool = Buffer.alloc(4096);
let next = pool.length;

function randomByte(): number {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  return pool[next++] ?? 0;
}

/** A client order id for a client that sent none: 22 letters and digits. */
export function newClientOrderId(): string {
  let text = "";
  while (text.length < LENGTH) {
    const byte = randomByte();
    if (byte < FAIR) text += LETTERS[byte % LETTERS.length];
  }
  return text;
}
