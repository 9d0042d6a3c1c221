import { expect, test } from "vitest";
import { type FollowUp, FollowUps } from "./follow-ups.js";

const triggered = (orderId: number): FollowUp => ({ kind: "ORDER_TRIGGERED", symbolId: 0, orderId });

test("what is set off first is done first, also what is set off while others are done", () => {
  const followUps = new FollowUps();
  expect(followUps.isEmpty).toBe(true);
  followUps.add(triggered(1));
  followUps.add(triggered(2));
  expect(followUps.isEmpty).toBe(false);
  expect(followUps.take()).toEqual(triggered(1));
  followUps.add(triggered(3));
  expect([followUps.take(), followUps.take(), followUps.take()]).toEqual([triggered(2), triggered(3), undefined]);
  expect(followUps.isEmpty).toBe(true);
});

test("the queue begins anew after it was empty", () => {
  const followUps = new FollowUps();
  for (const orderId of [1, 2, 3]) {
    followUps.add(triggered(orderId));
    expect([followUps.take(), followUps.take()]).toEqual([triggered(orderId), undefined]);
  }
});
