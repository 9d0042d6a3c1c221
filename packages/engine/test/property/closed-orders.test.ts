import { test } from "vitest";
import { closedOrdersLeaveNothing } from "../closed-orders.js";

test("a million closed orders leave neither the snapshot nor the memory larger", () =>
  closedOrdersLeaveNothing(1_000_000));
