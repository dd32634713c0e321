import { type Check, formatDuration } from "@keyguard/core";
import type { KeyPermissions } from "@keyguard/permissions";
import { bareScopes } from "@keyguard/permissions";
import { type CalendarRow, forecast, isDue } from "@keyguard/rotation";
import type { GuardKey, RotationFacts } from "./ports.ts";

function instant(text: string | null): number | null {
  return text === null || text === "never" ? null : Date.parse(text);
}

/** When the key was made: the exchange and the ledger may both know, and the later one is about this key. */
function createdAt(permissions: KeyPermissions, facts: RotationFacts): number | null {
  const told = instant(permissions.createdAt);
  if (told === null || facts.replacedAt === null) return told ?? facts.replacedAt;
  return Math.max(told, facts.replacedAt);
}

function rowCheck(name: string, row: CalendarRow, now: number): Check {
  const base = { id: row.kind === "event" ? "rotation-event" : "rotation-due", key: name } as const;
  if (row.at === null) return { ...base, result: "unknown", severity: "low", evidence: row.why, remedy: row.remedy };
  if (!isDue(row, now)) {
    return {
      ...base,
      result: "pass",
      severity: "medium",
      evidence: `due in ${formatDuration(row.at - now)}: ${row.why}`,
      remedy: "",
    };
  }
  const severity = row.kind === "event" ? "high" : "medium";
  const evidence = row.kind === "event" ? row.why : `overdue by ${formatDuration(now - row.at)}: ${row.why}`;
  return { ...base, result: "fail", severity, evidence, remedy: `Replace it: \`${row.remedy}\`.` };
}

/**
 * Is the key due to be replaced, by its owner's interval or by something its owner declared? Pure. What the
 * exchange will do to it by its own rules is the check `key-lasts`.
 *
 * @param now milliseconds since the epoch
 */
export function rotationChecks(key: GuardKey, permissions: KeyPermissions, facts: RotationFacts, now: number): Check[] {
  const { name, config } = key;
  const rows = forecast([
    {
      name,
      exchange: config.exchange,
      profile: config.profile,
      withdrawal: config.withdrawal !== undefined || permissions.scopes.withdraw.answer === "yes",
      ...(config.rotate_every === undefined ? {} : { rotateEvery: config.rotate_every }),
      createdAt: createdAt(permissions, facts),
      lastUsedAt: instant(permissions.lastUsedAt),
      expiresAt: null,
      allowlist: permissions.allowlist.status,
      scopes: bareScopes(permissions.scopes),
      events: facts.events,
    },
  ]);
  return rows.filter(({ kind }) => kind === "due" || kind === "event").map((row) => rowCheck(name, row, now));
}
