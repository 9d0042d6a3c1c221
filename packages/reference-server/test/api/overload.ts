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
    });

  const offered = CAPACITY_PER_SECOND * OVERLOAD * seconds;
  const answers: ReturnType<typeof place>[] = [];
  const startedMs = clock.monotonicMs();
  while (answers.length < offered) {
    const due = Math.min(offered, ((clock.monotonicMs() - startedMs) / 1_000) * CAPACITY_PER_SECOND * OVERLOAD);
    while (answers.length < due) answers.push(place(`order-${answers.length}`));
    await clock.sleep(5);
  }
  const outcomes = await Promise.all(answers);
  agent.destroy();

  const outcomeOf = ({ status, code }: { status: number; code: number }): string => {
    if (status === 200) return "accepted";
    if (status === 503 && code === -1008) return "refused";
    return status === 504 && code === -1007 ? "unknown" : `${status} ${code}`;
  };
  const counts = groupBy(outcomes, outcomeOf);
  const named = (name: string) => (counts.get(name) ?? []).map(({ clientOrderId }) => clientOrderId);
  expect([...counts.keys()].sort()).toEqual(["accepted", "refused", "unknown"]);
  expect(named("accepted").length).toBeGreaterThan(CAPACITY_PER_SECOND / 10);
  expect(named("refused").length).toBeGreaterThan(CAPACITY_PER_SECOND / 10);
  expect(named("unknown").length).toBeGreaterThan(0);

  // The audit: what the engine has, once everything under way has settled.
  await exchange.submit({ type: "AdvanceTime" }, { accountId: 0, actor: "operator:audit" }).catch(() => undefined);
  await clock.sleep(STALL_MS);
  const kept = (await exchange.hotState.openOrders(key.accountId)).map(({ clientOrderId }) => clientOrderId);
  const keptOnce = new Set(kept);
  expect(kept.length).toBe(keptOnce.size);
  expect(named("accepted").filter((id) => !keptOnce.has(id))).toEqual([]);
  expect(named("refused").filter((id) => keptOnce.has(id))).toEqual([]);
  const explained = new Set([...named("accepted"), ...named("unknown")]);
  expect(kept.filter((id) => !explained.has(id))).toEqual([]);
  expect(failures).toEqual([]);
  await close();
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
