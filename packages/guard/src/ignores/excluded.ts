import type { Finding } from "@keyguard/core";
import { pathPattern } from "./path-pattern.ts";

/** Tells whether a path, relative to the project's root, is left out. */
export type Exclusion = (path: string) => boolean;

/**
 * What `scan.exclude` leaves out, for scans that read no directories: of the patterns, spelled as in a `.gitignore`,
 * the last that matches decides, and one that begins with `!` takes a path in again.
 */
export function exclusion(patterns: readonly string[]): Exclusion {
  const rules = patterns
    .map((text) => text.trim())
    .filter((text) => text !== "" && !text.startsWith("#"))
    .map((text) => ({ takesIn: text.startsWith("!"), pattern: pathPattern(text.replace(/^!|^\\(?=[!#])/u, "")) }));
  return (path) => rules.findLast(({ pattern }) => pattern.matches(path))?.takesIn === false;
}

/** The findings that lie somewhere else, too, than in what is left out; those that name no place stay. */
export function withoutExcluded(findings: readonly Finding[], isExcluded: Exclusion): readonly Finding[] {
  return findings.filter(
    ({ location, alsoAt, git }) =>
      location === null || ![location, ...alsoAt, ...(git?.alsoIn ?? [])].every(({ path }) => isExcluded(path)),
  );
}
