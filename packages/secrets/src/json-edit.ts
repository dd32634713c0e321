/** One member of a JSON object, with the places of its name and value in the text. */
interface Member {
  readonly name: string;
  /** From the name's quote. */
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

const STRING = /"(?:[^"\\]|\\.)*"/suy;

function stringEnd(text: string, at: number): number {
  STRING.lastIndex = at;
  return STRING.test(text) ? STRING.lastIndex : text.length;
}

/** The end of the value that begins at `at`: brackets counted, strings skipped. */
function valueEnd(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char === '"') i = stringEnd(text, i) - 1;
    else if (char === "{" || char === "[") depth++;
    else if (depth === 0 && (char === "," || char === "}")) return at + text.slice(at, i).trimEnd().length;
    else if (char === "}" || char === "]") depth--;
  }
  return text.length;
}

/** The members of the outermost object of a valid JSON text. */
function members(text: string): Member[] {
  const found: Member[] = [];
  let at = text.indexOf("{") + 1;
  for (let quote = text.indexOf('"', at); quote !== -1; quote = text.indexOf('"', at)) {
    const nameEnd = stringEnd(text, quote);
    const colon = text.indexOf(":", nameEnd);
    const start = colon + 1 + (/^\s*/u.exec(text.slice(colon + 1))?.[0].length ?? 0);
    const end = valueEnd(text, start);
    found.push({
      name: JSON.parse(text.slice(quote, nameEnd)) as string,
      start: quote,
      valueStart: start,
      valueEnd: end,
    });
    at = end;
  }
  return found;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What stands between two members, so that a new one looks like its neighbours. */
function gapOf(text: string, found: readonly Member[]): string {
  const [first] = found;
  return first === undefined ? "" : text.slice(text.indexOf("{") + 1, first.start);
}

/**
 * Changes a JSON object's text so that it means `fields`: what is equal keeps every byte, indentation,
 * order and numbers that JavaScript cannot hold included.
 *
 * @param text a valid JSON object
 */
export function editJson(text: string, fields: Readonly<Record<string, unknown>>): string {
  const old = JSON.parse(text) as Record<string, unknown>;
  const found = members(text);
  if (
    Object.keys(old).some((name) => !Object.hasOwn(fields, name)) ||
    found.length === 0 ||
    new Set(found.map(({ name }) => name)).size !== found.length
  ) {
    const indent = /\n([ \t]+)"/u.exec(text)?.[1];
    return `${JSON.stringify(fields, null, indent)}${text.endsWith("\n") ? "\n" : ""}`;
  }
  let next = text;
  for (const member of found.toReversed()) {
    if (same(old[member.name], fields[member.name])) continue;
    next = next.slice(0, member.valueStart) + JSON.stringify(fields[member.name]) + next.slice(member.valueEnd);
  }
  const added = Object.entries(fields).filter(([name]) => !Object.hasOwn(old, name));
  if (added.length === 0) return next;
  const gap = gapOf(text, found);
  const last = members(next).at(-1);
  const colon = /[\r\n]/u.test(gap) || gap !== "" ? ": " : ":";
  const more = added.map(([name, value]) => `,${gap}${JSON.stringify(name)}${colon}${JSON.stringify(value)}`).join("");
  return next.slice(0, last?.valueEnd) + more + next.slice(last?.valueEnd);
}
