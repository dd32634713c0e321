/** One element of a pattern: a character or set, a run of any length, or any number of whole folders. */
type Token =
  | { readonly kind: "one"; readonly matches: (character: string) => boolean }
  | { readonly kind: "run"; readonly crossesFolders: boolean }
  | { readonly kind: "folders" };

/** Which paths a line of an ignore file means. */
export interface PathPattern {
  /** As it was written. */
  readonly text: string;
  /** True when the whole of `path`, or a folder above it, is meant. */
  readonly matches: (path: string) => boolean;
}

const LONGEST = 1_024;

/** The set after a `[`, and where it ends; undefined when no `]` closes it. */
function readSet(text: string, start: number): { token: Token; end: number } | undefined {
  const negated = text[start] === "!" || text[start] === "^";
  const first = start + (negated ? 1 : 0);
  const end = text.indexOf("]", first + 1);
  if (end === -1) return undefined;
  const ranges: [string, string][] = [];
  for (let i = first; i < end; i++) {
    const from = text[i] ?? "";
    const ranged = text[i + 1] === "-" && i + 2 < end;
    ranges.push([from, ranged ? (text[i + 2] ?? from) : from]);
    if (ranged) i += 2;
  }
  const matches = (character: string): boolean =>
    character !== "/" && ranges.some(([low, high]) => character >= low && character <= high) !== negated;
  return { token: { kind: "one", matches }, end };
}

function literal(wanted: string): Token {
  return { kind: "one", matches: (character) => character === wanted };
}

function tokenize(glob: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < glob.length; i++) {
    const character = glob[i] ?? "";
    if (character === "*") {
      const double = glob[i + 1] === "*";
      const folders = double && glob[i + 2] === "/" && (i === 0 || glob[i - 1] === "/");
      tokens.push(folders ? { kind: "folders" } : { kind: "run", crossesFolders: double });
      i += folders ? 2 : double ? 1 : 0;
    } else if (character === "?") tokens.push({ kind: "one", matches: (other) => other !== "/" });
    else if (character === "[") {
      const set = readSet(glob, i + 1);
      if (set === undefined) tokens.push(literal("["));
      else {
        tokens.push(set.token);
        i = set.end;
      }
    } else if (character === "\\" && i + 1 < glob.length) tokens.push(literal(glob[++i] ?? ""));
    else tokens.push(literal(character));
  }
  return tokens;
}

/** Adds the states that are reached without reading a character: a run may be empty, and so may folders. */
function closure(tokens: readonly Token[], states: Set<number>): Set<number> {
  for (const state of states) {
    const kind = tokens[state]?.kind;
    if (kind === "run" || kind === "folders") states.add(state + 1);
  }
  return states;
}

/** The states that one state leads to by one character. A folder that is not closed yet is the state `-1 - i`. */
function step(tokens: readonly Token[], state: number, character: string, next: Set<number>): void {
  const index = state < 0 ? -1 - state : state;
  const token = tokens[index];
  if (token?.kind === "folders") next.add(character === "/" ? index : -1 - index);
  else if (token?.kind === "run" && (token.crossesFolders || character !== "/")) next.add(index);
  else if (token?.kind === "one" && token.matches(character)) next.add(index + 1);
}

/**
 * True when the tokens match the whole text, or a folder above it.
 *
 * All alternatives advance together, one character at a time: the work is the product of both lengths,
 * whatever the pattern.
 */
function matchTokens(tokens: readonly Token[], text: string): boolean {
  let states = closure(tokens, new Set([0]));
  for (const character of text) {
    if (character === "/" && states.has(tokens.length)) return true;
    const next = new Set<number>();
    for (const state of states) step(tokens, state, character, next);
    if (next.size === 0) return false;
    states = closure(tokens, next);
  }
  return states.has(tokens.length);
}

/**
 * A path pattern in the spelling of `.gitignore`: `*`, `**`, `?` and `[a-z]`; one without a slash, or
 * with one only at its end, is meant at any depth; a folder means everything below it.
 *
 * @param text at most 1 024 characters; a longer one matches nothing
 */
export function pathPattern(text: string): PathPattern {
  const folder = text.endsWith("/");
  const trimmed = folder ? text.slice(0, -1) : text;
  const anchored = trimmed.includes("/");
  const glob = trimmed.replace(/^\//u, "");
  if (glob === "" || text.length > LONGEST) return { text, matches: () => false };
  const tokens = tokenize(anchored ? glob : `**/${glob}`);
  let last: readonly [path: string, matched: boolean] = ["", false]; // one path is asked about many times in a row
  return {
    text,
    matches(path) {
      // A folder is only met with something below it.
      if (path !== last[0])
        last = [path, matchTokens(tokens, folder ? path.slice(0, path.lastIndexOf("/") + 1) : path)];
      return last[1];
    },
  };
}

/** A pattern for a rule's id, in which only `*` is special. */
export function rulePattern(text: string): PathPattern {
  const tokens = tokenize(text.replaceAll(/[?[\\]/gu, String.raw`\$&`));
  return { text, matches: (rule) => matchTokens(tokens, rule) };
}
