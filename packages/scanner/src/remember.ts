/** Longer texts are rarely met again, and would fill memory. */
const LONGEST = 400;

/** A text of its own: a piece of a longer one keeps all of that in memory, a whole file for a name in it. */
function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/**
 * A function of one text that remembers its answers. Versions of a file and the files of a tree repeat their values,
 * names and lines; what such a text looks like does not depend on where it stands.
 *
 * @param most texts that are remembered; then all are forgotten, which is cheaper than to know which were of use
 */
export function remember<T>(read: (text: string) => T, most: number, longest: number = LONGEST): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return read(text);
    const old = known.get(text);
    if (old !== undefined || known.has(text)) return old as T;
    const made = read(text);
    if (known.size >= most) known.clear();
    known.set(ownText(text), made);
    return made;
  };
}
