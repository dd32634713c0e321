const MOST = 20;
const LONGEST = 20_000;

/** The index after the quote that closes the string at `start`, or the end of the text. */
function stringEnd(text: string, start: number): number {
  const quote = text[start];
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === quote) return i + 1;
  }
  return text.length;
}

/** The index after the bracket that closes the one at `start`, or -1; brackets within strings do not count. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < Math.min(text.length, start + LONGEST); i++) {
    const character = text[i];
    if (character === '"' || (character === "'" && /[{[,:\s]/u.test(text[i - 1] ?? " "))) i = stringEnd(text, i) - 1;
    else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return i + 1;
  }
  return -1;
}

/** A dictionary as Python prints it, in JSON's spelling. */
function fromPython(text: string): string {
  let json = "";
  for (let i = 0; i < text.length;) {
    const character = text[i] ?? "";
    if (character === '"' || character === "'") {
      const end = stringEnd(text, i);
      const inner = text.slice(i + 1, end - 1).replaceAll(String.raw`\'`, "'");
      json += character === '"' ? text.slice(i, end) : `"${inner.replaceAll(/(?<!\\)"/gu, String.raw`\"`)}"`;
      i = end;
    } else {
      const word = /^(?:None|True|False)\b/u.exec(text.slice(i, i + 6))?.[0];
      json += word === undefined ? character : word === "None" ? "null" : word.toLowerCase();
      i += word?.length ?? 1;
    }
  }
  return json;
}

function isObject(json: string): boolean {
  try {
    return typeof JSON.parse(json) === "object";
  } catch {
    return false;
  }
}

/**
 * The JSON objects and arrays that stand in a text, outermost first, in order. At most 20, each up to
 * 20 000 characters; Python's spelling of a dictionary and escaped quotes are read too.
 */
export function embeddedJson(text: string): string[] {
  const found: string[] = [];
  let tried = 0;
  for (let i = 0; i < text.length && found.length < MOST && tried < 5 * MOST; i++) {
    if (text[i] !== "{" && text[i] !== "[") continue;
    tried++;
    const end = closing(text, i);
    if (end === -1) continue;
    const piece = text.slice(i, end);
    const json = [piece, piece.replaceAll(String.raw`\"`, '"'), fromPython(piece)].find(isObject);
    if (json === undefined) continue;
    found.push(json);
    i = end - 1;
  }
  return found;
}
