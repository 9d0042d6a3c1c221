import { StoreRefused } from "../ports/store-refused.js";
import { errorCode } from "./file-system.js";

/** Runs what opens a store in `directory`; the system's refusals become one clear sentence. */
export async function openingStore<Result>(directory: string, opening: () => Promise<Result>): Promise<Result> {
  try {
    return await opening();
  } catch (error) {
    const code = errorCode(error);
    if (code === "EROFS" || code === "EACCES" || code === "EPERM") {
      throw new StoreRefused(
        "DIRECTORY_READ_ONLY",
        `The directory ${directory} cannot be written (${code}). Give this user the right to write there, or choose another one.`,
        error,
      );
    }
    if (code === "ENOTDIR" || code === "EEXIST") {
      throw new StoreRefused(
        "DIRECTORY_UNUSABLE",
        `${directory} is not a directory. Move the file away, or choose another directory.`,
        error,
      );
    }
    throw error;
  }
}
