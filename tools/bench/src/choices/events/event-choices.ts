import type { Choice } from "../choice.js";
import { makeEventInput } from "./event-input.js";
import { imageEvents } from "./image-events.js";
import { ringEvents } from "./ring-events.js";
import { slotEvents } from "./slot-events.js";

/** What it costs to tell what a move has done, and to read it. */
export function eventChoices(commands: number): Choice[] {
  const input = makeEventInput(commands);
  return [
    {
      what: "five events of a move, written and read",
      operation: "move",
      operations: commands,
      alternatives: [
        { name: "an object per event, with the whole order", prepare: () => imageEvents(input) },
        { name: "an object per event, the order looked up", prepare: () => slotEvents(input) },
        { name: "a ring of words, the order looked up", prepare: () => ringEvents(input) },
      ],
    },
  ];
}
