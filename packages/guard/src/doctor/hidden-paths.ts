import { pathPattern } from "../ignores/path-pattern.ts";

/** Paths as projects have them: a pattern that covers all of them covers everything. */
const ANYTHING = ["bot.py", "src/config.ts", "a/b/c/settings.json", "README.md"];
const TELLING = [".env", "config/.env", "secrets/binance.json"];

/** What a pattern of paths hides that nobody should hide, in words; undefined for a harmless one. */
export function hiddenBy(matches: (path: string) => boolean): string | undefined {
  if (ANYTHING.every(matches)) return "everything";
  return TELLING.some(matches) ? "environment or secret files" : undefined;
}

/** The same for a pattern in the spelling of `.gitignore`. */
export function hiddenByPattern(pattern: string): string | undefined {
  return hiddenBy(pathPattern(pattern).matches);
}
