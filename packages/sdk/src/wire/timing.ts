/** Timestamps before this are malformed (2017-01-01T00:00:00Z). */
export const EARLIEST_TIMESTAMP_MS = 1_483_228_800_000;

/** A timestamp must be less than this far ahead of the server, else -1021. */
export const TIMESTAMP_AHEAD_MS = 1_000;

/** Further ahead than this is malformed (-1102). */
export const TIMESTAMP_ERA_AHEAD_MS = 10_000;

export const RECV_WINDOW_DEFAULT_MS = 5_000;
export const RECV_WINDOW_MAXIMUM_MS = 60_000;

/** Time parameters from this value on are microseconds. */
export const MICROSECONDS_FROM = 100_000_000_000_000;

/** A listenKey lives this long after it was made or renewed. */
export const LISTEN_KEY_LIFE_MS = 3_600_000;
