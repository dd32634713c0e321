import type { Allowlist } from "@keyguard/scanner/rules";
import { hiddenBy } from "./hidden-paths.ts";

/** Texts that have nothing in common: an expression that matches all of them matches everything. */
const TEXTS = ["Ab3xY9Kq2LmN8pRt", "7f3e9a1c", "hunter2-Z", "api_key = 'x1'"];

type Pattern = Allowlist["paths"][number];

function matchesAny(patterns: readonly Pattern[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

/** What one criterion of a list hides; undefined for one that is not given, or harmless. */
function hides({ paths, regexes }: Allowlist): readonly [paths: string | undefined, texts: string | undefined] {
  return [
    paths.length === 0 ? undefined : hiddenBy((path) => matchesAny(paths, path)),
    regexes.length > 0 && TEXTS.every((text) => matchesAny(regexes, text)) ? "everything" : undefined,
  ];
}

/** What the allowlists of a user's rules hide that nobody should hide, one entry each, in words. */
export function hiddenByAllowlists(allowlists: readonly Allowlist[]): string[] {
  return allowlists.flatMap((list) => {
    if (list.rules.length > 0) return [];
    const [paths, texts] = hides(list);
    if (!list.all) return texts ?? paths ?? [];
    // Every criterion must hold: one that is no open door keeps the others shut.
    if (list.stopwords.length > 0 || (list.paths.length > 0 && list.regexes.length > 0 && texts === undefined))
      return [];
    return list.paths.length > 0 ? (paths ?? []) : (texts ?? []);
  });
}
