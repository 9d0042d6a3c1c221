import { wholeFigure } from "../../report/figures.js";
import type { Choice } from "../choice.js";
import { ladderLevels } from "./ladder-levels.js";
import { type LevelActions, manyLevels, xcoreLevels } from "./level-actions.js";
import { sortedArrayLevels } from "./sorted-array-levels.js";
import { treeLevels, treeOf } from "./tree-levels.js";

/** Every second place is taken: within reach of a chunk of 64 prices, and so far apart that each level has a chunk of its own. */
const NEAR_TICKS = 1;
const FAR_TICKS = 1000;

/** What it costs to keep the prices of a side sorted. */
export const levelChoices = (messages: number, levels: number, changes: number): Choice[] => [
  levelChoice("price levels of xcore", xcoreLevels(messages)),
  levelChoice(`${wholeFigure(levels)} price levels`, manyLevels(levels, NEAR_TICKS, changes)),
  levelChoice(`${wholeFigure(levels)} price levels, far apart`, manyLevels(levels, FAR_TICKS, changes)),
];

function levelChoice(what: string, actions: LevelActions): Choice {
  const tree = treeOf(actions.present);
  return {
    what,
    operation: "order that comes to rest, or level that goes",
    operations: actions.steps.length,
    alternatives: [
      { name: "red-black tree", prepare: () => treeLevels(tree, actions) },
      { name: "sorted array", prepare: () => sortedArrayLevels(actions) },
      { name: "ladder of bitmaps", prepare: () => ladderLevels(actions) },
    ],
  };
}
