/** Longer texts are rarely met again. */
const LONGEST = 4_096;
/** Characters of all texts that one function remembers. */
const MOST_CHARACTERS = 1_000_000;

/** A text of its own: a piece of a longer one keeps all of that in memory, a whole file for a name in it. */
function ownText(text: string): string {
  return ` ${text}`.slice(1); // a piece of what was just joined, which is hardly longer
}

/**
 * A function of one text that remembers its answers. Versions of a file and the files of a tree repeat their values,
 * names and lines; what such a text looks like does not depend on where it stands.
 *
 * @param most texts that are remembered; then those are forgotten that were not met while the last half of them came
 */
export function remember<T>(read: (text: string) => T, most: number, longest: number = LONGEST): (text: string) => T {
  let known = new Map<string, T>();
  let older = new Map<string, T>();
  let characters = 0;
  const keep = (text: string, answer: T): T => {
    characters += text.length;
    if (known.size >= most / 2 || characters > MOST_CHARACTERS / 2) {
      [older, known] = [known, new Map()];
      characters = text.length;
    }
    known.set(text, answer);
    return answer;
  };
  return (text) => {
    if (text.length > longest) return read(text);
    let old = known.get(text);
    if (old !== undefined || known.has(text)) return old as T;
    old = older.get(text);
    if (old !== undefined || older.has(text)) return keep(ownText(text), old as T);
    return keep(ownText(text), read(text));
  };
}
