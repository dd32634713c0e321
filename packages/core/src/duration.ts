import { KeyguardError } from "./errors.ts";

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A century: no key lives as long, and every date that is reckoned with it can be written. */
const LONGEST_MS = 36_525 * UNITS.d;

/**
 * Milliseconds of a duration such as `90d`, `15m`, `1h30m` or `0s`.
 *
 * @returns whole milliseconds, from 0 to a century
 * @throws {KeyguardError} `KG_CONFIG_INVALID` for anything else; the text is not echoed
 *
 * @example
 * ```ts
 * import { parseDuration } from "@keyguard/core";
 *
 * console.log(parseDuration("1h30m")); // 5400000
 * ```
 */
export function parseDuration(text: string): number {
  if (!/^(?:\d{1,9}(?:ms|s|m|h|d|w)){1,6}$/u.test(text)) {
    throw new KeyguardError("KG_CONFIG_INVALID", "Cannot read a duration: it is a number and a unit", {
      hint: "write it like 30d, 12h, 15m or 90s",
    });
  }
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|s|m|h|d|w)/gu))
    total += Number(count) * UNITS[unit as keyof typeof UNITS];
  if (total > LONGEST_MS) {
    throw new KeyguardError("KG_CONFIG_INVALID", "Cannot read a duration: it is longer than a century", {
      hint: "write it like 30d, 12h, 15m or 90s",
    });
  }
  return total;
}

/**
 * The two largest units of a duration in milliseconds, for people: `89d 4h`, `15m`. Less than half a second and
 * what is negative are `0s`.
 */
export function formatDuration(milliseconds: number): string {
  const parts: string[] = [];
  let rest = Math.max(0, Math.round(milliseconds / 1000)) * 1000;
  for (const unit of ["d", "h", "m", "s"] as const) {
    const count = Math.floor(rest / UNITS[unit]);
    if (count === 0) continue;
    rest -= count * UNITS[unit];
    parts.push(`${count}${unit}`);
  }
  return parts.slice(0, 2).join(" ") || "0s";
}
