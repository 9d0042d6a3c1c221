import { isGuarded } from "../money/units.js";
import { PEG_PRICE_TYPES } from "../order/enums.js";
import type { OrderInstructions } from "../order/order-details.js";

/** Whether a value from outside has the shape of instructions. */
export const isInstructions = (value: OrderInstructions): boolean =>
  typeof value === "object" &&
  value !== null &&
  isGuarded(value.stopPrice) &&
  isGuarded(value.trailingDelta) &&
  isGuarded(value.icebergQuantity) &&
  isGuarded(value.strategyId) &&
  isGuarded(value.strategyType) &&
  PEG_PRICE_TYPES.includes(value.pegPriceType) &&
  isGuarded(value.pegOffsetValue);
