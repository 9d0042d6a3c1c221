/** Addresses that are refused for a while, whatever they ask. */
export interface Bans {
  /** End of the address's ban, ms; undefined when it is not banned. */
  until(address: string, nowMs: number): number | undefined;
  /** Bans it: two minutes, then four, … up to three days. @returns the end, ms */
  ban(address: string, nowMs: number): number;
}

const FIRST_BAN_MS = 2 * 60_000;
const LONGEST_BAN_MS = 3 * 86_400_000;
/** Past this many addresses the oldest is forgotten: memory stays bounded under a flood. */
const REMEMBERED = 10_000;

export function createBans(): Bans {
  const bans = new Map<string, { readonly untilMs: number; readonly times: number }>();
  return {
    until: (address, nowMs) => {
      const untilMs = bans.get(address)?.untilMs ?? 0;
      return untilMs > nowMs ? untilMs : undefined;
    },
    ban: (address, nowMs) => {
      const times = (bans.get(address)?.times ?? 0) + 1;
      const untilMs = nowMs + Math.min(LONGEST_BAN_MS, FIRST_BAN_MS * 2 ** (times - 1));
      bans.delete(address);
      bans.set(address, { untilMs, times });
      for (const oldest of bans.keys()) {
        if (bans.size <= REMEMBERED) break;
        bans.delete(oldest);
      }
      return untilMs;
    },
  };
}
