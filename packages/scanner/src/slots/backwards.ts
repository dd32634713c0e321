import { SourceText } from "../text/source-text.ts";

/** How far to the left a name may begin, in bytes. */
export const REACH = 400;

function isWordByte(code: number): boolean {
  // [A-Za-z0-9_$.-] and every byte of another script
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95 ||
    code === 36 ||
    code === 46 ||
    code === 45 ||
    code >= 128
  );
}

/** A sign as a `SourceText` has it: a character for each byte. */
function asRead(sign: string): string {
  return new SourceText(new TextEncoder().encode(sign), "").text;
}

/** Punctuation of other scripts, and what it means; the last is the wide blank. */
const WIDE = { "：": ":", "＝": "=", "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"', "\u3000": " " };

interface WideSigns {
  readonly ascii: ReadonlyMap<string, string>;
  readonly any: RegExp;
}

let made: WideSigns | undefined;

/** The same as it is read, from the first text on that has letters of other scripts. */
function wideSigns(): WideSigns {
  if (made !== undefined) return made;
  const ascii = new Map(Object.entries(WIDE).map(([sign, meaning]) => [asRead(sign), meaning]));
  made = { ascii, any: new RegExp([...ascii.keys()].join("|"), "gu") };
  return made;
}

/** What stood between two words. */
export interface Glue {
  readonly text: string;
  readonly newlines: number;
}

/** Reads words and what stands between them, from right to left. */
export class Backwards {
  readonly source: SourceText;
  position: number;
  readonly #floor: number;

  constructor(source: SourceText, start: number) {
    this.source = source;
    this.position = start;
    this.#floor = Math.max(0, start - REACH);
  }

  glue(): Glue {
    const { text } = this.source;
    const end = this.position;
    let p = end;
    let newlines = 0;
    let wide = false;
    while (p > this.#floor) {
      const last = text.charCodeAt(p - 1);
      if (isWordByte(last)) {
        if (last < 128 || !wideSigns().ascii.has(text.slice(p - 3, p))) break;
        wide = true;
        p -= 3;
        continue;
      }
      p -= 1;
      const code = text.charCodeAt(p);
      if (code === 10) newlines += 1;
      if (code === 62) p = this.#skipClosingTag(p);
    }
    this.position = p;
    const between = text.slice(p, end);
    if (!wide) return { text: between, newlines };
    const { ascii, any } = wideSigns();
    return { text: between.replaceAll(any, (sign) => ascii.get(sign) ?? sign), newlines };
  }

  /** What stands before `{ get; set; } = "`, which is between a property and its value. */
  overAccessors(glue: Glue): Glue {
    const { text } = this.source;
    const open = text.lastIndexOf("{", this.position);
    if (open === -1 || this.position - open > 60 || !/^\{[\s;a-z]*$/u.test(text.slice(open, this.position)))
      return glue;
    this.position = open;
    const before = this.glue();
    return { text: before.text + glue.text.replace(/^[;\s}]+/u, ""), newlines: before.newlines + glue.newlines };
  }

  /** At `>`: past a whole `</name>` when that is what it ends. */
  #skipClosingTag(at: number): number {
    const before = this.source.text.slice(Math.max(0, at - 64), at + 1);
    const tag = /<\/[\w:.-]{1,60}>$/u.exec(before);
    return tag === null ? at : at - tag[0].length + 1;
  }

  /** A word, with the members before it: `String::from`, `config->key`, `ccxt.binance`. */
  word(): string {
    const { text } = this.source;
    const end = this.position;
    let p = this.#wordStart(end);
    for (let members = 0; members < 4 && p > this.#floor; members++) {
      const joined = text.startsWith("::", p - 2) || text.startsWith("->", p - 2);
      const start = joined ? this.#wordStart(p - 2) : p;
      if (!joined || start === p - 2) break;
      p = start;
    }
    this.position = p;
    const word = text.slice(p, end);
    return /[\u0080-\u00ff]/u.test(word) ? this.source.decode(p, end) : word;
  }

  #wordStart(end: number): number {
    const { text } = this.source;
    let p = end;
    while (p > this.#floor && isWordByte(text.charCodeAt(p - 1))) p -= 1;
    // `\n` and `\t` before a name are escapes, not its first letter.
    if (p < end && text[p - 1] === "\\" && /[nrt]/u.test(text[p] ?? "")) p += 1;
    return p;
  }
}
