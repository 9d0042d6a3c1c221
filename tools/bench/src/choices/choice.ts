/** One way of doing something that can be done in several. */
export interface Alternative {
  readonly name: string;
  /** Builds what the work begins with, untimed. */
  readonly prepare: () => Work;
}

export interface Work {
  /**
   * The timed part: all operations, once. Its loop belongs to this alternative alone: one loop for all would be compiled for objects of
   * several shapes, and what it calls would not be built into it.
   */
  readonly run: () => void;
  /** What came of it, as text: the same for all alternatives, or one of them is wrong. */
  readonly result: () => string;
}

/** Alternatives that do the same work. */
export interface Choice {
  readonly what: string;
  /** What is counted: "fill". */
  readonly operation: string;
  readonly operations: number;
  /** The engine's own is the last one. */
  readonly alternatives: readonly Alternative[];
}
