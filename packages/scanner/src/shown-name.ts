import { isIdentifierLike, isWordy } from "./judgement/wordy.ts";
import { remember } from "./remember.ts";

/** Letters and digits, and the signs that join them in names and in values. */
const TOKEN = /[A-Za-z\d](?:[A-Za-z\d+/=_-]*[A-Za-z\d])?/gu;
/** From this length on letters and digits in a row may be a value, or a piece of one that a name is glued to. */
const SHORTEST_VALUE = 10;
/** As often digits and letters take turns in a value of that length, and hardly ever in a name. */
const FEWEST_TURNS = 3;
/** Groups of which a value may be made, with signs between them. */
const SHORTEST_GROUP = 4;
/** A long word of one case: `hyperliquid`. */
const WORD = /^(?:[a-z]{1,15}|[A-Z]{1,15})$/u;
const LONGEST_SHOWN = 60;
const HIDDEN = "…";

function turnsIn(run: string): number {
  return run.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/gu)?.length ?? 0;
}

function mayBeValue(run: string): boolean {
  if (run.length < SHORTEST_VALUE) return false;
  return turnsIn(run) >= FEWEST_TURNS || !(WORD.test(run) || isWordy(run) || isIdentifierLike(run));
}

/** Without the runs that may be a value or a group of one: those, and around one all that have digits. */
function shownToken(token: string): string {
  const runs = token.match(/[A-Za-z\d]+/gu) ?? [];
  const groups = runs.filter((run) => run.length >= SHORTEST_GROUP && turnsIn(run) > 0);
  if (groups.length < 3 && !runs.some(mayBeValue)) return token;
  return token.replaceAll(/[A-Za-z\d]+/gu, (run) => (/\d/u.test(run) || mayBeValue(run) ? HIDDEN : run));
}

/** A word with digits inside says less in a sentence than it may give away. */
function withoutOddWords(name: string): string {
  const words = name.trim().split(/\s+/u);
  return words.length === 1
    ? name.trim()
    : words.map((word) => (/\d\p{L}/u.test(word) && word.length > 6 ? HIDDEN : word)).join(" ");
}

/**
 * A name that stands in a text, as evidence may show it: without what may be a piece of a value. A map from keys to secrets
 * has keys for names, and where nothing stands between a value and the next name, both are read as one.
 */
export const shownName: (name: string) => string = remember(
  (name) => withoutOddWords(name).replaceAll(TOKEN, shownToken).slice(0, LONGEST_SHOWN),
  1_000,
);
