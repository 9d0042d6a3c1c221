/** Why a Redis server cannot be used. */
export type RedisRefusal =
  | "REDIS_UNREACHABLE"
  | "REDIS_CREDENTIALS"
  | "REDIS_FORBIDDEN"
  | "REDIS_VERSION"
  | "REDIS_EVICTS";

/** The server cannot be used as it is. Nothing was changed there. */
export class RedisRefused extends Error {
  readonly code: RedisRefusal;
  /** @param sentence what is wrong and what would be right */
  constructor(code: RedisRefusal, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "RedisRefused";
    this.code = code;
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
