import type { Work } from "../choice.js";
import { PriceLadder } from "../engine-parts.js";
import { fold } from "../fold.js";
import type { LevelActions } from "./level-actions.js";

/** The engine's ladder of bitmaps. */
export function ladderLevels({ present, steps }: LevelActions): Work {
  const ladder = new PriceLadder(true);
  for (const price of present) ladder.add(price, price);
  let best = ladder.best();
  let sum = 0;

  function run(): void {
    for (let step = 0; step < steps.length; step++) {
      const price = steps[step] as number;
      if (price > 0) {
        if (ladder.get(price) === -1) {
          ladder.add(price, price);
          best = ladder.best();
        }
      } else {
        ladder.remove(-price);
        if (best === -price) best = ladder.best();
      }
      sum = fold(sum, best);
    }
  }
  return { run, result: () => String(sum) };
}
