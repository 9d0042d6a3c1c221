import { expect, test } from "vitest";
import {
  applyOpenOrders,
  decodeOpenOrders,
  encodeOpenOrders,
  findOrder,
  findOrderByClientOrderId,
  forgetClosedOrders,
  initialOpenOrders,
  openOrdersOf,
  RECENTLY_CLOSED_ORDERS,
} from "./open-orders.js";
import { orderCanceled, orderExpired, orderNew, Story } from "./sample-events.js";

test("open orders are found by id, by account and by client order id", () => {
  const [story, state] = [new Story(), initialOpenOrders()];
  applyOpenOrders(state, story.at(5, orderNew(2, { clientOrderId: "mine" })));
  applyOpenOrders(state, story.at(6, orderNew(1, { symbolId: 1 }), orderNew(3, { accountId: 2 })));
  expect(findOrder(state, 0, 2)).toMatchObject({ orderId: 2, updateTimeMs: 5, position: 1, expiryReason: "NONE" });
  expect(findOrder(state, 1, 2)).toBeUndefined();
  expect(findOrderByClientOrderId(state, 1, 0, "mine")?.orderId).toBe(2);
  expect(findOrderByClientOrderId(state, 1, 1, "mine")).toBeUndefined();
  expect(findOrderByClientOrderId(state, 2, 0, "mine")).toBeUndefined();
  expect(openOrdersOf(state, 1).map(({ symbolId, orderId }) => [symbolId, orderId])).toEqual([
    [0, 2],
    [1, 1],
  ]);
  expect(openOrdersOf(state, 1, 1).map(({ orderId }) => orderId)).toEqual([1]);
  expect(openOrdersOf(state, 9)).toEqual([]);
});

test("a closed order is no longer open, yet found until the history has it", () => {
  const [story, state] = [new Story(), initialOpenOrders()];
  applyOpenOrders(state, story.at(5, orderNew(1, { clientOrderId: "one" })));
  applyOpenOrders(state, story.at(6, orderCanceled(1, { clientOrderId: "one" })));
  applyOpenOrders(state, story.at(7, orderNew(2), orderExpired(2)));
  expect(openOrdersOf(state, 1)).toEqual([]);
  expect(findOrder(state, 0, 2)?.expiryReason).toBe("UNFILLED_IOC_QUANTITY_EXPIRED");
  forgetClosedOrders(state, 1);
  expect(findOrderByClientOrderId(state, 1, 0, "one")).toMatchObject({ status: "CANCELED", updateTimeMs: 6 });
  forgetClosedOrders(state, 2);
  expect([findOrder(state, 0, 1), findOrderByClientOrderId(state, 1, 0, "one")]).toEqual([undefined, undefined]);
  expect(findOrder(state, 0, 2)?.status).toBe("EXPIRED");
});

test("a client order id used again names the later order, also after the earlier one is forgotten", () => {
  const [story, state] = [new Story(), initialOpenOrders()];
  applyOpenOrders(state, story.at(5, orderNew(1, { clientOrderId: "one" })));
  applyOpenOrders(state, story.at(6, orderCanceled(1, { clientOrderId: "one" })));
  applyOpenOrders(state, story.at(7, orderNew(2, { clientOrderId: "one" })));
  for (const each of [state, decodeOpenOrders(encodeOpenOrders(state))]) {
    expect(findOrderByClientOrderId(each, 1, 0, "one")?.orderId).toBe(2);
    forgetClosedOrders(each, 2);
    expect(findOrderByClientOrderId(each, 1, 0, "one")?.orderId).toBe(2);
    expect(findOrder(each, 0, 1)).toBeUndefined();
  }
});

test("closed orders are bounded even if nobody forgets them", () => {
  const [story, state] = [new Story(), initialOpenOrders()];
  const count = RECENTLY_CLOSED_ORDERS + 10;
  for (let orderId = 1; orderId <= count; orderId += 1) {
    const clientOrderId = `order-${orderId}`;
    applyOpenOrders(state, story.at(1, orderNew(orderId, { clientOrderId }), orderExpired(orderId, { clientOrderId })));
  }
  expect([10, 11, count].map((orderId) => findOrder(state, 0, orderId)?.orderId)).toEqual([undefined, 11, count]);
  expect(state.bySymbol.of(0).size).toBe(RECENTLY_CLOSED_ORDERS);
  expect(state.byAccount.get(1)?.byClientOrderId.size).toBe(RECENTLY_CLOSED_ORDERS);
});
