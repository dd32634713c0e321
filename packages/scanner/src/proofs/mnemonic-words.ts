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

/** The words of a text, each in NFKD and lower case, as all lists have theirs. Chinese runs give one word a character. */
export function tokensOf(text: string): Token[] {
  const plain = text.replaceAll(/\\[nrt]/gu, "  "); // escapes between words; offsets stay
  const tokens: Token[] = [];
  let last = 0;
  for (const match of plain.matchAll(/(\p{L}[\p{L}\p{M}]*)(_?\d+)?/gu)) {
    const [, raw = "", digits] = match;
    if (digits !== undefined) continue; // `word1` numbers the word after it
    const between = plain.slice(last, match.index);
    const joined = isSeparator(between);
    const spaced = /^[ \u3000\t]*$/u.test(between);
    if (IDEOGRAPHS.test(raw)) {
      for (let i = 0; i < raw.length; i++) {
        const start = match.index + i;
        tokens.push({ word: raw.charAt(i), start, end: start + 1, joined: i > 0 || joined, spaced: i > 0 || spaced });
      }
    } else {
      const word = raw.normalize("NFKD").toLowerCase();
      tokens.push({ word, start: match.index, end: match.index + raw.length, joined, spaced });
    }
    last = match.index + raw.length;
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
