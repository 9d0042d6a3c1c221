import { CHOICES } from "../../choices/choices.js";
import { type AlternativeTimes, race } from "../../choices/race.js";
import type { ChoiceTopic } from "../../choices/topics.js";

export interface RaceChoicesJob {
  readonly topic: ChoiceTopic;
  readonly rounds: number;
  readonly quick: boolean;
}

export interface ChoiceTimes {
  readonly what: string;
  readonly operation: string;
  readonly alternatives: readonly AlternativeTimes[];
}

/** Runs the alternatives of a topic side by side, in turn. */
export async function raceChoices({ topic, rounds, quick }: RaceChoicesJob): Promise<ChoiceTimes[]> {
  return CHOICES[topic](quick).map((choice) => ({
    what: choice.what,
    operation: choice.operation,
    alternatives: race(choice, rounds),
  }));
}
