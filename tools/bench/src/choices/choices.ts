import type { Choice } from "./choice.js";
import { eventChoices } from "./events/event-choices.js";
import { levelChoices } from "./levels/level-choices.js";
import { moneyChoices } from "./money/money-choices.js";
import { orderChoices } from "./orders/order-choices.js";
import type { ChoiceTopic } from "./topics.js";

/** What the engine could have been made of. Made one topic at a time: an input is tens of megabytes. */
export const CHOICES: Readonly<Record<ChoiceTopic, (isSmall: boolean) => Choice[]>> = {
  money: (isSmall) => moneyChoices(isSmall ? 10_000 : 300_000),
  levels: (isSmall) => (isSmall ? levelChoices(20_000, 5_000, 1_000) : levelChoices(500_000, 100_000, 5_000)),
  orders: (isSmall) => orderChoices([1_000, isSmall ? 10_000 : 1_000_000], isSmall ? 20_000 : 1_000_000),
  events: (isSmall) => eventChoices(isSmall ? 20_000 : 1_000_000),
};
