/** A full collection, in a process that was started with --expose-gc; nothing elsewhere. */
export const collectGarbage = (): void => globalThis.gc?.();
