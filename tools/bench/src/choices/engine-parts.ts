/** Parts of the engine that its package does not show, and that a choice was made about. Built into the benchmark from the sources. */
export { PriceLadder } from "../../../../packages/engine/src/book/price-ladder.js";
export { closeGap, openGap } from "../../../../packages/engine/src/collections/gap.js";
export { EVENT_WORDS } from "../../../../packages/engine/src/messages/event-layout.js";
export { EVENT_CODE, EventRing } from "../../../../packages/engine/src/messages/event-ring.js";
export { RingView } from "../../../../packages/engine/src/messages/event-view.js";
export { divideDown, divideUp } from "../../../../packages/engine/src/money/rounding.js";
export { createScale, multiplyRateUp, scaleUp, Wide } from "../../../../packages/engine/src/money/wide.js";
export { NO_ORDER, OrderStore } from "../../../../packages/engine/src/order/order-store.js";
export { Ledger } from "../../../../packages/engine/src/wallet/ledger.js";
