import { test } from "vitest";
import { closedOrdersLeaveNothing } from "../closed-orders.js";

test("ten million closed orders leave neither the snapshot nor the memory larger", () =>
  closedOrdersLeaveNothing(10_000_000));
