import { type Answer, type Check, type EgressFamily, type Scope, SCOPES } from "@keyguard/core";
import type { Posture } from "./posture.ts";

/** One thing that is not as it was. */
export interface PostureChange {
  /** The key, or null for the machine and the project. */
  readonly key: string | null;
  /** `check:ID`, `scope:SCOPE`, `allowlist`, `key`, `egress:ipv4`, `egress:ipv6` or `platform`. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  /** `worse` for what a person should look at; `blind` for what can no longer be seen. */
  readonly direction: "worse" | "better" | "blind" | "other";
}

function directionOf(before: Check["result"], after: Check["result"]): PostureChange["direction"] {
  if (after === "fail") return "worse";
  if (after === "unknown") return "blind";
  return before === "fail" ? "better" : "other";
}

function scopeDirection(before: Answer, after: Answer): PostureChange["direction"] {
  if (after === "yes") return "worse";
  if (after === "unknown") return "blind";
  return before === "yes" ? "better" : "other";
}

function checkChanges(before: Posture, after: Posture): PostureChange[] {
  const name = ({ id, key }: Check): string => `${key ?? ""}\0${id}`;
  const old = new Map(before.checks.map((check) => [name(check), check]));
  return after.checks.flatMap((check): PostureChange[] => {
    const was = old.get(name(check))?.result ?? null;
    if (was === check.result || (was === null && check.result !== "fail")) return [];
    const direction = directionOf(was ?? "pass", check.result);
    return [{ key: check.key, what: `check:${check.id}`, before: was, after: check.result, direction }];
  });
}

function keyChanges(before: Posture, after: Posture): PostureChange[] {
  const old = new Map(before.keys.map((key) => [key.name, key]));
  const changes: PostureChange[] = [];
  for (const key of after.keys) {
    const was = old.get(key.name);
    old.delete(key.name);
    if (was === undefined) {
      changes.push({ key: key.name, what: "key", before: null, after: key.fingerprint, direction: "other" });
      continue;
    }
    if (was.fingerprint !== key.fingerprint && key.fingerprint !== "")
      changes.push({ key: key.name, what: "key", before: was.fingerprint, after: key.fingerprint, direction: "other" });
    for (const scope of SCOPES) {
      const [a, b]: [Answer, Answer] = [was.scopes[scope as Scope], key.scopes[scope as Scope]];
      if (a !== b)
        changes.push({ key: key.name, what: `scope:${scope}`, before: a, after: b, direction: scopeDirection(a, b) });
    }
    const [listBefore, listAfter] = [was.allowlist, key.allowlist].map(({ status, entries }) =>
      [status, ...entries].join(" "),
    );
    if (listBefore !== undefined && listAfter !== undefined && listBefore !== listAfter) {
      const direction =
        key.allowlist.status === "unknown" ? "blind" : key.allowlist.status === "unrestricted" ? "worse" : "other";
      changes.push({ key: key.name, what: "allowlist", before: listBefore, after: listAfter, direction });
    }
  }
  for (const gone of old.values())
    changes.push({ key: gone.name, what: "key", before: gone.fingerprint, after: null, direction: "other" });
  return changes;
}

function egressChanges(before: Posture, after: Posture): PostureChange[] {
  const changes: PostureChange[] = [];
  for (const family of ["ipv4", "ipv6"] as const) {
    const [a, b] = [before.egress[family], after.egress[family]].map(({ addresses }: EgressFamily) =>
      addresses.join(" "),
    );
    if (a === undefined || b === undefined || a === b) continue;
    const direction = b === "" ? "blind" : a === "" ? "other" : "worse";
    changes.push({ key: null, what: `egress:${family}`, before: a, after: b, direction });
  }
  if (before.egress.platform !== after.egress.platform)
    changes.push({
      key: null,
      what: "platform",
      before: before.egress.platform,
      after: after.egress.platform,
      direction: "other",
    });
  return changes;
}

/**
 * What changed from one posture to a later one. Pure; nothing changed gives an empty list.
 *
 * A right that appeared and a check that began to fail are `worse`; what was known and is no longer is
 * `blind`, never `better`.
 */
export function comparePostures(before: Posture, after: Posture): PostureChange[] {
  return [...checkChanges(before, after), ...keyChanges(before, after), ...egressChanges(before, after)];
}
