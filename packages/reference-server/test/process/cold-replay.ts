import { join } from "node:path";
import { recover } from "@pricetime/adapters";
import { openFileJournal } from "@pricetime/adapters/file";
import { MemoryCheckpointStore } from "@pricetime/adapters/memory";

/** What the journal of a stopped server gives when it is executed from its first row, without any checkpoint. @throws InvariantViolation */
export async function coldReplay(dataDirectory: string): Promise<{ position: number; stateHash: string }> {
  const journal = await openFileJournal({ directory: join(dataDirectory, "journal") });
  try {
    const { replica } = await recover({ journal, checkpoints: new MemoryCheckpointStore() });
    replica.engine.checkInvariants();
    return { position: replica.engine.position, stateHash: replica.engine.stateHash() };
  } finally {
    await journal.close();
  }
}
