/**
 * Decides who tries to lead. It keeps two sequencers from getting in each other's way; that they cannot harm each other
 * is the journal's doing ({@link SequenceTaken}).
 */
export interface Lease {
  /**
   * Takes the lease if nobody holds it, without waiting.
   * @returns the epoch of this leadership, higher than every epoch before it; undefined when another holds the lease
   */
  acquire(): Promise<number | undefined>;
  /** Prolongs it. False: it is lost, or never was held; stop leading at once. */
  renew(): Promise<boolean>;
  /** Lets another one take it. Does nothing when it is not held. */
  release(): Promise<void>;
}
