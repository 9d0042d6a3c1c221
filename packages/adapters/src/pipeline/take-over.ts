import { decodeLiveState } from "@pricetime/engine/projections";
import type { HotState } from "../ports/hot-state.js";
import type { LiveFeed } from "../ports/live-feed.js";
import { hasCode } from "./errors.js";
import type { Sequencer } from "./sequencer.js";
import type { Standby } from "./standby.js";

/** Commands written to the hot state or the feed at once. */
const BATCH = 1_000;
/** The newest commands the feed gets again: as many as the leader before can have committed without publishing them. */
const REPEATED = 2_000;
/** Rows of a leader that does not know yet may still arrive; each costs one more look at the journal. */
const ATTEMPTS = 10;

export interface TakeOverOptions {
  readonly standby: Standby;
  readonly hotState: Pick<HotState, "position" | "load" | "write">;
  readonly feed: Pick<LiveFeed, "publish">;
  /** Whether the hot state works from the standby's read models themselves: it takes them over, whole, and keeps them current. */
  readonly sharesLive?: boolean;
  /** Made with the standby's replica, not started. */
  readonly sequencer: Pick<Sequencer, "start">;
}

/**
 * From standby to leader, once the lease is held: executes the journal to its end, releases what was committed and perhaps not
 * released, and opens a new epoch. Only after it commands are taken.
 *
 * @throws Fenced when another sequencer keeps writing
 */
export async function takeOver(options: TakeOverOptions): Promise<void> {
  const { standby, hotState, feed, sequencer, sharesLive = false } = options;
  await standby.stop();
  for (let attempt = 1; ; attempt++) {
    await standby.catchUp();
    if (sharesLive) await hotState.load(standby.live);
    else await releaseMissing(standby, hotState);
    for (const batch of batches(standby.newest(REPEATED))) await feed.publish(batch);
    try {
      await sequencer.start();
      return;
    } catch (error) {
      if (!hasCode(error, "FENCED") || attempt === ATTEMPTS) throw error;
    }
  }
}

async function releaseMissing(standby: Standby, hotState: TakeOverOptions["hotState"]): Promise<void> {
  const missing = standby.after(await hotState.position());
  // The read models change on here, so the hot state gets its own.
  if (missing === undefined) await hotState.load(decodeLiveState(structuredClone(standby.live.encode())));
  else for (const batch of batches(missing)) await hotState.write(batch);
}

function* batches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}
