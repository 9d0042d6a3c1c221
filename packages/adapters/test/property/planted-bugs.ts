import type { FileSystem, OpenFile } from "@pricetime/adapters/file";

const withFiles = (fileSystem: FileSystem, change: (file: OpenFile, mode: string) => OpenFile): FileSystem => ({
  makeDirectory: (path) => fileSystem.makeDirectory(path),
  list: (directory) => fileSystem.list(directory),
  open: async (path, mode) => change(await fileSystem.open(path, mode), mode),
  rename: (from, to) => fileSystem.rename(from, to),
  remove: (path) => fileSystem.remove(path),
  syncDirectory: (path) => fileSystem.syncDirectory(path),
  freeBytes: (path) => fileSystem.freeBytes(path),
});

/** The same file with other ways for some of its calls. */
const fileWith = (file: OpenFile, other: Partial<OpenFile>): OpenFile => ({
  size: () => file.size(),
  read: (into, offset) => file.read(into, offset),
  write: (bytes, offset) => file.write(bytes, offset),
  truncate: (size) => file.truncate(size),
  sync: () => file.sync(),
  close: () => file.close(),
  ...other,
});

/** Mistakes a store could make, as file systems that make its effort void: the crash tests must notice each. */
export const PLANTED_BUGS: Readonly<Record<string, (fileSystem: FileSystem) => FileSystem>> = {
  "files are never synced": (fileSystem) => withFiles(fileSystem, (file) => fileWith(file, { sync: async () => {} })),

  "directories are never synced": (fileSystem) => ({
    ...withFiles(fileSystem, (file) => file),
    syncDirectory: async () => {},
  }),

  "rows are acknowledged before the sync": (fileSystem) =>
    withFiles(fileSystem, (file, mode) => {
      let owed = false;
      let isHeader = mode === "CREATE";
      return fileWith(file, {
        sync: async () => {
          if (isHeader) await file.sync();
          else owed = true;
          isHeader = false;
        },
        write: async (bytes, offset) => {
          if (owed) await file.sync();
          owed = false;
          await file.write(bytes, offset);
        },
      });
    }),

  "recovery trusts what is not on the disk yet": (fileSystem) =>
    withFiles(fileSystem, (file, mode) => {
      let writes = 0;
      let syncs = 0;
      if (mode !== "WRITE") return file;
      return fileWith(file, {
        write: async (bytes, offset) => (++writes === 1 ? undefined : file.write(bytes, offset)),
        sync: async () => (++syncs === 1 ? undefined : file.sync()),
      });
    }),
};
