/** Why what lies on the disk cannot be used. */
export type StoreRefusal =
  | "FOREIGN_FILE"
  | "UNKNOWN_VERSION"
  | "SEGMENT_MISSING"
  | "DIRECTORY_READ_ONLY"
  | "DIRECTORY_UNUSABLE";

/** The store cannot be opened as it is. Nothing was changed. */
export class StoreRefused extends Error {
  readonly code: StoreRefusal;
  /** @param sentence what is wrong and what would be right */
  constructor(code: StoreRefusal, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "StoreRefused";
    this.code = code;
  }
}
