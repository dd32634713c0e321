/** Where a key begins, both counted from 1. */
export interface TomlPlace {
  readonly line: number;
  readonly column: number;
}

/** Where each key of a TOML text stands, by its dotted path. */
export type TomlPlaces = ReadonlyMap<string, TomlPlace>;

const BARE = /^[A-Za-z0-9_-]+/u;

/** Reads a dotted key at the start of a text; undefined where none is. */
function readKey(text: string): { path: string[]; length: number } | undefined {
  const path: string[] = [];
  let at = 0;
  for (;;) {
    at += /^[ \t]*/u.exec(text.slice(at))?.[0].length ?? 0;
    const rest = text.slice(at);
    const quoted = /^"((?:[^"\\]|\\.)*)"|^'([^']*)'/u.exec(rest);
    const word = quoted?.[0] ?? BARE.exec(rest)?.[0];
    if (word === undefined) return undefined;
    path.push(quoted === null ? word : (quoted[1] ?? quoted[2] ?? ""));
    at += word.length;
    at += /^[ \t]*/u.exec(text.slice(at))?.[0].length ?? 0;
    if (text[at] !== ".") return { path, length: at };
    at += 1;
  }
}

/** What a line leaves open: a text in three quotes, or brackets. */
interface Open {
  readonly quotes: string | undefined;
  readonly depth: number;
}

/** Follows quotes, comments and brackets through one line. */
function follow(line: string, open: Open): Open {
  let { quotes, depth } = open;
  for (let i = 0; i < line.length; i++) {
    const three = line.slice(i, i + 3);
    if (quotes !== undefined) {
      if (line[i] === "\\" && quotes.startsWith('"')) i += 1;
      else if (line.startsWith(quotes, i)) {
        i += quotes.length - 1;
        quotes = undefined;
      }
    } else if (three === '"""' || three === "'''") {
      quotes = three;
      i += 2;
    } else if (line[i] === '"' || line[i] === "'") quotes = line[i];
    else if (line[i] === "#") break;
    else if ("[{".includes(line[i] ?? " ")) depth += 1;
    else if ("]}".includes(line[i] ?? " ")) depth -= 1;
  }
  return { quotes: quotes?.length === 3 ? quotes : undefined, depth: Math.max(0, depth) };
}

/**
 * The place of each key of a valid TOML text, by its dotted path. A key inside an inline table has none of
 * its own: the table's place is its place.
 */
export function tomlPlaces(text: string): TomlPlaces {
  const places = new Map<string, TomlPlace>();
  let table: string[] = [];
  let open: Open = { quotes: undefined, depth: 0 };
  for (const [i, line] of text.split(/\r?\n/u).entries()) {
    if (open.quotes === undefined && open.depth === 0) {
      const header = /^\s*\[\[?/u.exec(line);
      const key = readKey(header === null ? line : line.slice(header[0].length));
      if (header !== null) table = key?.path ?? [];
      const path = header === null ? [...table, ...(key?.path ?? [])] : table;
      const assigned = header !== null || line.slice(key?.length ?? 0).startsWith("=");
      if (key !== undefined && assigned && !places.has(path.join(".")))
        places.set(path.join("."), { line: i + 1, column: (/^\s*/u.exec(line)?.[0].length ?? 0) + 1 });
    }
    open = /^\s*\[\[?/u.test(line) && open.depth === 0 && open.quotes === undefined ? open : follow(line, open);
  }
  return places;
}
