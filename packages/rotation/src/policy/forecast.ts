import { type Confidence, formatDuration } from "@keyguard/core";
import { findExchange, type KeyPolicy } from "@keyguard/exchanges";
import { EVENT_REASONS } from "./event.ts";
import { type ExchangeDeath, exchangeDeaths } from "./exchange-death.ts";
import { rotationInterval } from "./interval.ts";
import type { KeySubject } from "./subject.ts";

/** One line of the calendar: what happens to a key, when, why, and what to do. */
export interface CalendarRow {
  readonly key: string;
  readonly exchange: string;
  /** `due`: the owner's own rule; `event`: declared, due at once; the others are the exchange's doing. */
  readonly kind: "due" | "event" | "expires" | KeyPolicy["effect"];
  /** Milliseconds since the epoch; null when the moment is not known. */
  readonly at: number | null;
  /** Why, in words, with the rule and its source. */
  readonly why: string;
  readonly remedy: string;
  /** How sure the rule is; a rule of low confidence says "reported" in `why`. */
  readonly confidence: Confidence;
  /** False when it is not known whether the rule concerns this key. */
  readonly certain: boolean;
}

const EFFECTS: Readonly<Record<KeyPolicy["effect"], string>> = {
  deleted: "deletes it",
  invalid: "lets it become invalid",
  "loses-trading": "takes its trading right away",
  "loses-trading-and-withdrawal": "takes its trading and withdrawal rights away",
};

const TRIGGERS: Readonly<Record<KeyPolicy["trigger"], string>> = {
  created: "after its creation",
  idle: "without use",
  "password-changed": "after a change of the account's password",
};

function since(subject: KeySubject): CalendarRow {
  const interval = rotationInterval(subject);
  const limit = `it may live ${formatDuration(interval)}`;
  const base = { key: subject.name, exchange: subject.exchange, kind: "due", confidence: "high" } as const;
  const own = subject.rotateEvery === undefined ? "by default" : "by rotate_every";
  const command = `keyguard rotate plan ${subject.name}`;
  if (subject.createdAt === null) {
    const remedy = `note it: keyguard rotate record ${subject.name} --at DATE`;
    return { ...base, at: null, why: `${limit} ${own}, and when it was made is not known`, remedy, certain: false };
  }
  const reason = subject.withdrawal && subject.rotateEvery === undefined ? `${own}, because it may withdraw` : own;
  return { ...base, at: subject.createdAt + interval, why: `${limit} ${reason}`, remedy: command, certain: true };
}

/** Events that came after the key was made; a rotation since then has answered older ones. */
function declared(subject: KeySubject): CalendarRow[] {
  const rows: CalendarRow[] = [];
  for (const { event, at } of subject.events) {
    const reason = EVENT_REASONS[event];
    if (reason === undefined || (subject.createdAt !== null && at < subject.createdAt)) continue;
    rows.push({
      key: subject.name,
      exchange: subject.exchange,
      kind: "event",
      at,
      why: `due at once: ${reason}`,
      remedy:
        event === "leaked"
          ? `kill it now: keyguard rotate run ${subject.name} --revoke-first; or replace it first: keyguard rotate run ${subject.name}`
          : `keyguard rotate run ${subject.name}`,
      confidence: "high",
      certain: true,
    });
  }
  return rows;
}

function byExchange(subject: KeySubject, name: string, { policy, at, applies }: ExchangeDeath): CalendarRow {
  const reported = policy.confidence === "low" ? "reported: " : "";
  const doubt = applies === "unknown" ? "; whether that concerns this key is not known" : "";
  const after =
    policy.after === "0d" && policy.trigger === "created"
      ? "at any time"
      : `${policy.after} ${TRIGGERS[policy.trigger]}`;
  const unbound = policy.onlyUnbound ? " while it is bound to no address" : "";
  return {
    key: subject.name,
    exchange: subject.exchange,
    kind: policy.effect,
    at,
    why: `${reported}${name} ${EFFECTS[policy.effect]} ${after}${unbound}${doubt} (${policy.source}, ${policy.asOf})`,
    remedy: policy.remedy,
    confidence: policy.confidence,
    certain: applies === "yes",
  };
}

function expiry(subject: KeySubject, name: string): CalendarRow[] {
  if (subject.expiresAt === null) return [];
  return [
    {
      key: subject.name,
      exchange: subject.exchange,
      kind: "expires",
      at: subject.expiresAt,
      why: `${name} itself names this as the end of the key`,
      remedy: `rotate it before: keyguard rotate plan ${subject.name}`,
      confidence: "high",
      certain: true,
    },
  ];
}

function compare(a: CalendarRow, b: CalendarRow): number {
  return (
    (a.at ?? Infinity) - (b.at ?? Infinity) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) ||
    (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)
  );
}

function order(a: CalendarRow, b: CalendarRow): number {
  if (a.at === null && b.at === null) return a.key < b.key ? -1 : a.key > b.key ? 1 : a.kind < b.kind ? -1 : 1;
  return compare(a, b);
}

/**
 * The calendar of a set of keys: when each is due, and when its exchange will kill or cripple it.
 *
 * Rows with a known moment come first, the nearest first; then those whose moment is not known. An
 * exchange that is not known adds no rows of its own. No keys give an empty calendar.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID` when a `rotateEvery` is no duration
 *
 * @example
 * ```ts
 * import { forecast } from "@keyguard/rotation";
 *
 * const [row] = forecast([
 *   { name: "bot", exchange: "binance", profile: "trading", withdrawal: false, createdAt: Date.UTC(2026, 0, 1),
 *     lastUsedAt: null, expiresAt: null, allowlist: "restricted", scopes: {}, events: [] },
 * ]);
 * console.log(row?.kind, new Date(row?.at ?? 0).toISOString().slice(0, 10)); // due 2026-01-31
 * ```
 */
export function forecast(subjects: Iterable<KeySubject>): CalendarRow[] {
  const rows: CalendarRow[] = [];
  for (const subject of subjects) {
    const exchange = findExchange(subject.exchange);
    const name = exchange?.name ?? subject.exchange;
    rows.push(since(subject), ...declared(subject), ...expiry(subject, name));
    for (const death of exchangeDeaths(exchange?.keyPolicies ?? [], subject))
      rows.push(byExchange(subject, name, death));
  }
  return rows.sort(order);
}

/** True when a row's moment has come; a row without a moment is not due, and not safe either. */
export function isDue(row: CalendarRow, now: number): boolean {
  return row.at !== null && row.at <= now;
}
