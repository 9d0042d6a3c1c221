import type { Envelope } from "../messages/command.js";
import { NO_COMMAND_ID } from "../messages/command-id.js";
import type { EngineEvent } from "../messages/event.js";
import { createDice, type Dice } from "../testing/dice.js";
import type { EngineFace } from "../testing/engine-face.js";
import { MarketView } from "./market-view.js";
import type { Instruction, Participant } from "./participant.js";

export interface SimulationOptions {
  /** A venue with listed symbols and funded accounts: an engine, or the reference engine. The simulation alone drives it from here. */
  readonly engine: EngineFace;
  readonly participants: readonly Participant[];
  /** Decides every choice: the same venue, participants and seed give the same commands. */
  readonly seed: number;
  /** No turn begins after this journal time, ms since the epoch. */
  readonly untilMs: number;
}

/** One command of a simulation and what it did. */
export interface SimulatedCommand {
  readonly timeMs: number;
  readonly envelope: Envelope;
  readonly events: readonly EngineEvent[];
}

/** A participant with its own dice, so that what one decides does not shift the choices of the others. */
interface Seat {
  readonly participant: Participant;
  readonly dice: Dice;
  /** undefined: it is done. */
  nextMs: number | undefined;
}

/** When a seat goes on after its turn. @throws RangeError when that is not later: nobody else would ever have a turn */
function laterTurnMs({ participant, dice }: Seat, timeMs: number): number | undefined {
  const nextMs = participant.nextTurnMs(timeMs, dice);
  if (nextMs !== undefined && !(nextMs > timeMs))
    throw new RangeError(`a turn at ${timeMs} ms is followed by a later one`);
  return nextMs;
}

/**
 * Lets participants trade on a venue. Whoever's turn comes first is next; at the same time they go in the order of the list. Journal time
 * jumps from turn to turn, so that hours take as long as their commands.
 *
 * @throws RangeError when a participant wants its next turn at a time that has passed
 * @returns the commands as they are executed; the venue stands still until the next one is asked for
 */
export function* simulate({ engine, participants, seed, untilMs }: SimulationOptions): Generator<SimulatedCommand> {
  const view = new MarketView(engine);
  const seeds = createDice(seed);
  const seats = participants.map((participant): Seat => {
    const dice = createDice(seeds.below(2 ** 32));
    return { participant, dice, nextMs: participant.nextTurnMs(view.timeMs, dice) };
  });
  for (let seat = nextOf(seats); seat?.nextMs !== undefined && seat.nextMs <= untilMs; seat = nextOf(seats)) {
    view.timeMs = Math.max(view.timeMs, seat.nextMs);
    for (const instruction of seat.participant.takeTurn(view, seat.dice)) {
      const envelope = envelopeOf(instruction);
      const events = [...engine.execute(view.timeMs, envelope)];
      view.observe(view.timeMs, events);
      yield { timeMs: view.timeMs, envelope, events };
    }
    seat.nextMs = laterTurnMs(seat, view.timeMs);
  }
}

const nextOf = (seats: readonly Seat[]): Seat | undefined =>
  seats.reduce<Seat | undefined>((first, seat) => {
    if (seat.nextMs === undefined) return first;
    return first?.nextMs === undefined || seat.nextMs < first.nextMs ? seat : first;
  }, undefined);

const envelopeOf = ({ accountId, command }: Instruction): Envelope => ({
  commandId: NO_COMMAND_ID,
  accountId,
  validUntilMs: 0,
  actor: "simulation",
  reason: "",
  command,
});
