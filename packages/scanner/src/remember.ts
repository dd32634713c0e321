/** Longer texts are rarely met again. */
const LONGEST = 4_096;
/** Characters of all texts that one function remembers. */
const MOST_CHARACTERS = 1_000_000;

/** A text of its own: a piece of a longer one keeps all of that in memory, a whole file for a name in it. */
function ownText(text: string): string {
  return ` ${text}`.slice(1); // a piece of what was just joined, which is hardly longer
}

/** What is kept of an answer that is undefined: one look then tells it from none. */
const NOTHING = Symbol("nothing");

/**
 * A function of one text that remembers its answers. Versions of a file and the files of a tree repeat their values,
 * names and lines; what such a text looks like does not depend on where it stands.
 *
 * @param most texts that are remembered; then those are forgotten that were not met while the last half of them came
 */
export function remember<T extends NonNullable<unknown> | undefined>(
  read: (text: string) => T,
  most: number,
  longest: number = LONGEST,
): (text: string) => T {
  let known = new Map<string, T | typeof NOTHING>();
  let older = new Map<string, T | typeof NOTHING>();
  let characters = 0;
  const keep = (text: string, answer: T | typeof NOTHING): void => {
    characters += text.length;
    if (known.size >= most / 2 || characters > MOST_CHARACTERS / 2) {
      [older, known] = [known, new Map()];
      characters = text.length;
    }
    known.set(text, answer);
  };
  return (text) => {
    if (text.length > longest) return read(text);
    let answer = known.get(text);
    if (answer === undefined) {
      answer = older.get(text) ?? read(text) ?? NOTHING;
      keep(ownText(text), answer);
    }
    return answer === NOTHING ? (undefined as T) : answer;
  };
}
