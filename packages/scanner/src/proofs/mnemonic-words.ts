/** A word, or what may be one, and where it stands. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** True when only a separator of word lists stands between it and the token before. */
  readonly joined: boolean;
  /** True when no more than blanks stand there. */
  readonly spaced: boolean;
}

/** Words that people put between the words of a phrase: nothing but blanks, commas, quotation marks, numbers. */
const SEPARATOR = /^(?:[\s\u3000,;"'`|*•–\\[\]{}()-]|\d{1,2}[.):=-]?|(?:word|w)_?\d{1,2}["']?\s*[:=])+$/iu;
const LONGEST_SEPARATOR = 24;
const IDEOGRAPHS = /^\p{Script=Han}+$/u;

/** Words as they are listed. */
interface Words {
  has(word: string): boolean;
}

/**
 * The words of a text that some list has, each in NFKD and lower case, as all lists have theirs. Chinese runs give one word
 * a character. A text may be all words and hold none of theirs: of those no more than their letters is looked at.
 */
export function tokensOf(text: string, listed: Words): Token[] {
  const plain = text.replaceAll(/\\[nrt]/gu, "  "); // escapes between words; offsets stay
  const tokens: Token[] = [];
  let last = 0; // where the last listed word ends; after any other none joins
  const add = (word: string, start: number, end: number): void => {
    if (!listed.has(word)) {
      last = 0;
      return;
    }
    const between = plain.slice(last, start);
    // Two characters of one run have nothing between them.
    const joined = last > 0 && (start === last || isSeparator(between));
    tokens.push({ word, start, end, joined, spaced: joined && /^[ \u3000\t]*$/u.test(between) });
    last = end;
  };
  for (const match of plain.matchAll(/(\p{L}[\p{L}\p{M}]*)(_?\d+)?/gu)) {
    const [, raw = "", digits] = match;
    if (digits !== undefined) continue; // `word1` numbers the word after it
    const start = match.index;
    if (!IDEOGRAPHS.test(raw)) add(raw.normalize("NFKD").toLowerCase(), start, start + raw.length);
    else for (let i = 0; i < raw.length; i++) add(raw.charAt(i), start + i, start + i + 1);
  }
  return tokens;
}

function isSeparator(between: string): boolean {
  return between.length > 0 && between.length <= LONGEST_SEPARATOR && SEPARATOR.test(between);
}

/** The longest stretches of neighbouring tokens that are all in a list, of at least `fewest` words. */
export function runsIn(tokens: readonly Token[], list: ReadonlyMap<string, number>, fewest: number): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  const close = (): void => {
    if (run.length >= fewest) runs.push(run);
    run = [];
  };
  for (const token of tokens) {
    const known = list.has(token.word);
    if (!known || !token.joined) close();
    if (known) run.push(token);
  }
  close();
  return runs;
}
