import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openFileCheckpointStore, openFileJournal } from "@pricetime/adapters/file";
import { describeCheckpointStore, describeJournal } from "@pricetime/adapters/testing";
import { temporaryDirectory } from "./temporary-directory.js";

describeJournal("file", async () => {
  const { path, remove } = await temporaryDirectory();
  const open = () => openFileJournal({ directory: join(path, "journal"), segmentBytes: 700, stepBytes: 300 });
  let journal = await open();
  return {
    journal,
    reopen: async () => {
      await journal.close();
      journal = await open();
      return journal;
    },
    close: async () => {
      await journal.close();
      await remove();
    },
  };
});

describeCheckpointStore("file", async () => {
  const { path: directory, remove } = await temporaryDirectory();
  return {
    store: await openFileCheckpointStore({ directory }),
    reopen: () => openFileCheckpointStore({ directory }),
    damage: async (position, at) => {
      const name = (await readdir(directory)).find((each) => each.includes(`-${String(position).padStart(16, "0")}-`));
      const path = join(directory, name ?? "missing");
      const bytes = await readFile(path);
      const index = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
      bytes[index] = (bytes[index] ?? 0) ^ 16;
      await writeFile(path, bytes);
    },
    close: remove,
  };
});
