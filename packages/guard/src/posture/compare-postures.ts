import { type Answer, type Check, type KeyReport, SCOPES } from "@keyguard/core";
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

function listText({ allowlist }: KeyReport): string {
  return [allowlist.status, ...allowlist.entries].join(" ");
}

function listDirection({ allowlist }: KeyReport): PostureChange["direction"] {
  if (allowlist.status === "unknown") return "blind";
  return allowlist.status === "unrestricted" ? "worse" : "other";
}

/** What is not as it was about a key that both postures hold. */
function sameKeyChanges(was: KeyReport, key: KeyReport): PostureChange[] {
  const changes: PostureChange[] = [];
  const note = (what: string, before: string, after: string, direction: PostureChange["direction"]): void => {
    if (before !== after) changes.push({ key: key.name, what, before, after, direction });
  };
  if (key.fingerprint !== "") note("key", was.fingerprint, key.fingerprint, "other");
  for (const scope of SCOPES) {
    const [before, after] = [was.scopes[scope], key.scopes[scope]];
    note(`scope:${scope}`, before, after, scopeDirection(before, after));
  }
  note("allowlist", listText(was), listText(key), listDirection(key));
  return changes;
}

function keyChanges(before: Posture, after: Posture): PostureChange[] {
  const old = new Map(before.keys.map((key) => [key.name, key]));
  const changes: PostureChange[] = [];
  for (const key of after.keys) {
    const was = old.get(key.name);
    old.delete(key.name);
    if (was !== undefined) changes.push(...sameKeyChanges(was, key));
    else changes.push({ key: key.name, what: "key", before: null, after: key.fingerprint, direction: "other" });
  }
  for (const { name, fingerprint } of old.values())
    changes.push({ key: name, what: "key", before: fingerprint, after: null, direction: "other" });
  return changes;
}

function egressChanges({ egress: was }: Posture, { egress: is }: Posture): PostureChange[] {
  const changes: PostureChange[] = [];
  for (const family of ["ipv4", "ipv6"] as const) {
    const [before, after] = [was[family].addresses.join(" "), is[family].addresses.join(" ")];
    if (before === after) continue;
    const direction = after === "" ? "blind" : before === "" ? "other" : "worse";
    changes.push({ key: null, what: `egress:${family}`, before, after, direction });
  }
  if (was.platform !== is.platform)
    changes.push({ key: null, what: "platform", before: was.platform, after: is.platform, direction: "other" });
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
