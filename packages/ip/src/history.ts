import type { Answer, Egress, EgressFamily } from "@keyguard/core";
import { FAMILIES, type Family } from "./address.ts";
import type { EgressReading } from "./egress.ts";
import type { Platform } from "./platforms.ts";

/** One stretch of time in which a path's addresses were the same. Times are milliseconds since the epoch. */
export interface HistoryEntry {
  /** The way out, such as `direct` or a proxy's host; never its password. */
  readonly path: string;
  readonly family: Family;
  readonly addresses: readonly string[];
  readonly since: number;
  readonly until: number;
}

/** What was seen on this machine before, oldest first. */
export type History = readonly HistoryEntry[];

/** What is kept; older entries fall out. */
export const MAX_HISTORY = 500;

const DAY = 86_400_000;
/** How far back changes are counted. */
const WINDOW = 30 * DAY;
/** How long an address must have been the same before it is called stable. */
const SETTLED = 7 * DAY;

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

/**
 * The history with one more reading. Pure. An unchanged address lengthens its entry, a changed one begins
 * another; an unknown one changes nothing. A clock that went backwards shortens nothing.
 */
export function remember(history: History, path: string, reading: EgressReading, now: number): History {
  let entries = [...history];
  for (const family of FAMILIES) {
    const { addresses } = reading.families[family];
    if (addresses.length === 0) continue;
    const last = entries.findLast((entry) => entry.path === path && entry.family === family);
    if (last !== undefined && same(last.addresses, addresses)) {
      const until = Math.max(last.until, now);
      entries = entries.map((entry) => (entry === last ? { ...entry, until } : entry));
    } else {
      entries.push({ path, family, addresses, since: now, until: now });
    }
  }
  return entries.slice(-MAX_HISTORY);
}

/** How steady one family's address has been on one path. */
export interface Stability {
  readonly stable: Answer;
  /** How often it changed in the last 30 days. */
  readonly changes: number;
  /** Since when it has been the same, in milliseconds since the epoch; null when it was never seen before. */
  readonly since: number | null;
  /** Why, in one sentence without a full stop. */
  readonly reason: string;
}

/**
 * Whether an address stays. Pure.
 *
 * `yes` needs a week of the same address here; `no` is a pool, a change within 30 days, or a platform whose
 * egress changes; else it is `unknown`. Entries from the future, after a clock jump, prove nothing.
 */
export function stability(
  history: History,
  path: string,
  family: Family,
  addresses: readonly string[],
  now: number,
  platform: Platform | null,
): Stability {
  if (addresses.length === 0) return { stable: "unknown", changes: 0, since: null, reason: "no address is known" };
  const seen = history.filter((entry) => entry.path === path && entry.family === family && entry.since <= now);
  const recent = seen.filter((entry) => entry.until >= now - WINDOW);
  const changes = recent.filter((entry, i) => i > 0 && !same(entry.addresses, recent[i - 1]?.addresses ?? [])).length;
  const last = seen.at(-1);
  const since = last !== undefined && same(last.addresses, addresses) ? last.since : null;
  if (addresses.length > 1)
    return { stable: "no", changes, since, reason: `${addresses.length} addresses are in use at once` };
  if (changes > 0) {
    const times = changes === 1 ? "once" : `${changes} times`;
    return { stable: "no", changes, since, reason: `it changed ${times} in 30 days` };
  }
  if (since !== null && now - since >= SETTLED) {
    const days = Math.floor((now - since) / DAY);
    return { stable: "yes", changes, since, reason: `it has been the same for ${days} days` };
  }
  if (platform !== null) return { stable: "no", changes, since, reason: `${platform.name}: ${platform.egress}` };
  return { stable: "unknown", changes, since, reason: "it has not been watched for a week yet" };
}

/** The report's `egress` from a reading, its history and the platform. Pure. */
export function toEgress(
  reading: EgressReading,
  history: History,
  path: string,
  now: number,
  platform: Platform | null,
): Egress {
  const family = (which: Family): EgressFamily => {
    const { addresses, sources } = reading.families[which];
    return { addresses, stable: stability(history, path, which, addresses, now, platform).stable, sources };
  };
  return { ipv4: family(4), ipv6: family(6), platform: platform?.id ?? null };
}
