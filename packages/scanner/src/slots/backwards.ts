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

/** `|` and `>` */
const BLOCK = new Set([124, 62]);
/** `n r t` */
const ESCAPED = new Set([110, 114, 116]);

/** A sign as a `SourceText` has it: a character for each byte. */
function asRead(sign: string): string {
  return new SourceText(new TextEncoder().encode(sign), "").text;
}

/** Punctuation beyond ASCII, of two bytes and of three, and what it means; the last is the wide blank. */
const WIDE = {
  "：": ":",
  "＝": "=",
  "，": ",",
  "、": ",",
  "；": ";",
  "。": ".",
  "（": "(",
  "）": ")",
  "║": "|",
  "│": "|",
  "┃": "|",
  "“": '"',
  "”": '"',
  "·": ":",
  "•": "-",
  "→": ">",
  "⇒": ">",
  "➜": ">",
  "►": ">",
  "»": ">",
  "«": '"',
  "„": '"',
  "‹": "'",
  "‘": "'",
  "’": "'",
  "「": '"',
  "」": '"',
  "【": "[",
  "】": "]",
  "\u3000": " ",
};

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

/** How many bytes before a place are such a sign. */
function wideBefore(source: SourceText, end: number): number {
  const { ascii } = wideSigns();
  return [3, 2].find((length) => ascii.has(source.slice(end - length, end))) ?? 0;
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
    const { bytes } = this.source; // the whole text is not made for a few hundred bytes of it
    const end = this.position;
    let p = end;
    let newlines = 0;
    let wide = false;
    while (p > this.#floor) {
      const last = bytes[p - 1] ?? 0;
      if (isWordByte(last)) {
        // `|-` and `>-` at the end of a line: a block of text begins.
        const opensBlock = last === 45 && (bytes[p] === 10 || bytes[p] === 13) && BLOCK.has(bytes[p - 2] ?? 0);
        const length = last < 128 ? Number(opensBlock) : wideBefore(this.source, p);
        if (length === 0) break;
        wide ||= !opensBlock;
        p -= length;
        continue;
      }
      p -= 1;
      if (last === 10) newlines += 1;
      if (last === 62) p = this.#skipClosingTag(p);
    }
    this.position = p;
    const between = this.source.slice(p, end);
    if (!wide) return { text: between, newlines };
    const { ascii, any } = wideSigns();
    return { text: between.replaceAll(any, (sign) => ascii.get(sign) ?? sign), newlines };
  }

  /** What stands before `{ get; set; } = "`, which is between a property and its value. */
  overAccessors(glue: Glue): Glue {
    const from = Math.max(0, this.position - 60);
    const accessors = /\{[\s;a-z]*$/u.exec(this.source.slice(from, this.position));
    if (accessors === null) return glue;
    this.position = from + accessors.index;
    const before = this.glue();
    return { text: before.text + glue.text.replace(/^[;\s}]+/u, ""), newlines: before.newlines + glue.newlines };
  }

  /** Past the length of a type between a name and its value: `string(64) "`. */
  overLength(glue: Glue): void {
    if (!glue.text.startsWith(")")) return;
    const length = /\b(?:string|str|char|varchar)\((\d{1,5})$/iu.exec(
      this.source.slice(Math.max(0, this.position - 16), this.position),
    )?.[1];
    if (length !== undefined) this.position -= length.length + 1;
  }

  /** At `>`: past a whole `</name>` when that is what it ends. */
  #skipClosingTag(at: number): number {
    const before = this.source.slice(Math.max(0, at - 64), at + 1);
    const tag = /<\/[\w:.-]{1,60}>$/u.exec(before);
    return tag === null ? at : at - tag[0].length + 1;
  }

  /** A word, with the members before it: `String::from`, `config->key`, `ccxt.binance`. */
  word(): string {
    const { bytes } = this.source;
    const end = this.position;
    let p = this.#wordStart(end);
    for (let members = 0; members < 4 && p > this.#floor; members++) {
      const [first, second] = [bytes[p - 2], bytes[p - 1]];
      const joined = (first === 58 && second === 58) || (first === 45 && second === 62); // `::`, `->`
      const start = joined ? this.#wordStart(p - 2) : p;
      if (!joined || start === p - 2) break;
      p = start;
    }
    this.position = p;
    const word = this.source.slice(p, end);
    return /[^\0-\u007f]/u.test(word) ? this.source.decode(p, end) : word;
  }

  #wordStart(end: number): number {
    const { bytes } = this.source;
    let p = end;
    while (p > this.#floor && isWordByte(bytes[p - 1] ?? 0)) {
      if ((bytes[p - 1] ?? 0) >= 128 && wideBefore(this.source, p) > 0) break;
      p -= 1;
    }
    // `\n` and `\t` before a name are escapes, not its first letter.
    if (p < end && bytes[p - 1] === 92 && ESCAPED.has(bytes[p] ?? 0)) p += 1;
    return p;
  }
}
