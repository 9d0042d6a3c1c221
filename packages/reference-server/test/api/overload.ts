import { Agent, request } from "node:http";
import type { Journal } from "@pricetime/adapters";
import { startExchange } from "@pricetime/reference-server/testing";
import { expect } from "vitest";
import { composeMemory, systemClock } from "../../src/compose.js";
import { signatureOf } from "./support.js";

const QUEUE = 10;
const APPEND_MS = 60;
/** One row per append, and a row holds at most what the queue does. */
const CAPACITY_PER_SECOND = (QUEUE * 1_000) / APPEND_MS;
const OVERLOAD = 4;
const STALL_MS = 1_500;
const ANSWER_TIMEOUT_MS = 700;

/** A disk that takes its time, and once stands still for longer than a request waits. */
function slowJournal(journal: Journal): Journal {
  const clock = systemClock();
  let stallsAtMs = Number.POSITIVE_INFINITY;
  return {
    head: () => journal.head(),
    tail: () => journal.tail(),
    read: (fromSeq) => journal.read(fromSeq),
    release: (belowSeq) => journal.release(belowSeq),
    close: () => journal.close(),
    append: async (row) => {
      const nowMs = clock.monotonicMs();
      if (row.seq === 20) stallsAtMs = nowMs + 500;
      const stalls = nowMs > stallsAtMs;
      if (stalls) stallsAtMs = Number.POSITIVE_INFINITY;
      await clock.sleep(stalls ? STALL_MS : APPEND_MS);
      await journal.append(row);
    },
  };
}

/** Offers four times what the journal takes: every order is accepted, refused or unknown, and the journal agrees. */
export async function surviveOverload(seconds: number): Promise<void> {
  const clock = systemClock();
  const memory = composeMemory({ clock, queueLimit: QUEUE });
  const { url, exchange, keys, failures, close } = await startExchange({
    ports: { ...memory, journal: slowJournal(memory.journal) },
    answerTimeoutMs: ANSWER_TIMEOUT_MS,
  });
  const key = keys.alice;
  if (key === undefined) throw new Error("the genesis has alice");
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });

  const place = (clientOrderId: string) =>
    new Promise<{ clientOrderId: string; status: number; code: number }>((resolve, reject) => {
      const payload = `symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=100&newClientOrderId=${clientOrderId}&recvWindow=60000&timestamp=${Date.now()}`;
      const path = `/api/v3/order?${payload}&signature=${signatureOf(payload, key.secret)}`;
      const sent = request(url, { agent, method: "POST", path, headers: { "x-mbx-apikey": key.apiKey } }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        answer.on("end", () => {
          const { code = 0 } = JSON.parse(text) as { code?: number };
          resolve({ clientOrderId, status: answer.statusCode ?? 0, code });
        });
      });
      sent.on("error", reject).end();
    }
