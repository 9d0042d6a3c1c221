import createTree, { type Tree } from "functional-red-black-tree";
import type { Work } from "../choice.js";
import { fold } from "../fold.js";
import type { LevelActions } from "./level-actions.js";

export type PriceTree = Tree<number, number>;

export function treeOf(prices: Int32Array): PriceTree {
  let tree = createTree<number, number>((a, b) => a - b);
  for (const price of prices) tree = tree.insert(price, price);
  return tree;
}

/** A red-black tree whose changes make a new tree, so that the one to begin with can be used again. */
export function treeLevels(first: PriceTree, { steps }: LevelActions): Work {
  let tree = first;
  let best = tree.end.value ?? -1;
  let sum = 0;

  function run(): void {
    for (let step = 0; step < steps.length; step++) {
      const price = steps[step] as number;
      if (price > 0) {
        if (tree.get(price) == null) {
          tree = tree.insert(price, price);
          best = tree.end.value ?? -1;
        }
      } else {
        tree = tree.remove(-price);
        if (best === -price) best = tree.end.value ?? -1;
      }
      sum = fold(sum, best);
    }
  }
  return { run, result: () => String(sum) };
}
