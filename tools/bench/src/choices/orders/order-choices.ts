import { wholeFigure } from "../../report/figures.js";
import type { Choice } from "../choice.js";
import { columnOrders } from "./column-orders.js";
import { objectOrders } from "./object-orders.js";
import { makeOrderActions } from "./order-actions.js";
import { recordOrders } from "./record-orders.js";

/** What it costs to move an order, or book a trade on it. */
export const orderChoices = (bookSizes: readonly number[], changes: number): Choice[] =>
  bookSizes.map((open) => {
    const actions = makeOrderActions(open, changes);
    return {
      what: `orders, ${wholeFigure(open)} open`,
      operation: "move or trade",
      operations: changes,
      alternatives: [
        { name: "an object per order", prepare: () => objectOrders(actions) },
        { name: "a typed array per field", prepare: () => columnOrders(actions) },
        { name: "records in typed arrays", prepare: () => recordOrders(actions) },
      ],
    };
  });
