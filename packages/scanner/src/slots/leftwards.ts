import type { SourceText } from "../text/source-text.ts";
import { Backwards, type Glue } from "./backwards.ts";
import type { NamedRole } from "./roles.ts";
import { argument, named, type Slot } from "./slot.ts";

const AFTER_ACCESSORS = /^;\s*\}\s*=\s*[@$]?"$/u;

/** A walk to the left of a value, word by word, and what it has passed. */
export class Leftwards {
  readonly source: SourceText;
  /** The value's first byte. */
  readonly start: number;
  /** The byte after its last. */
  readonly end: number;
  readonly words: Backwards;
  /** Words passed before this one. */
  count = -1;
  /** What stands between the word and what was passed before it. */
  glue: Glue = { text: "", newlines: 0 };
  word = "";
  /** The word without the signs and verbs that cling to it. */
  bare = "";
  /** True when the word is called, or is right before a bracket that opens around the value. */
  isCall = false;
  /** The function, class or list that the value is an argument of. */
  callee: string | undefined;
  /** What is right around the value and is transparent; it names the value where nothing else does. */
  wrapper: string | undefined;
  /** True behind a comma: the value is not the first of its list. */
  comma = false;
  quoted = false;
  /** Line ends crossed. */
  crossed = 0;
  /** True behind a verb, or a dash in its place: `the key is …`. */
  spoken = false;
  /** Everything but words since the value. */
  between = "";

  constructor(source: SourceText, start: number, end: number) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.words = new Backwards(source, beforeMacro(source, start));
  }

  /** Passes over what stands before the next word. */
  passGlue(): void {
    this.count += 1;
    const glue = onOneLine(this.words.glue());
    this.glue = this.count === 0 && AFTER_ACCESSORS.test(glue.text) ? this.words.overAccessors(glue) : glue;
    const { text, newlines } = this.glue;
    if (this.count === 0) {
      this.quoted = /["'`]\s*$|&quot;$|\[\[$/u.test(text);
      this.words.overLength(this.glue);
    }
    this.crossed += newlines;
    this.between = text + this.between;
    this.isCall = text.includes("(") || (this.count === 0 && /[[{]/u.test(text));
  }

  /** The first byte of the word. */
  get position(): number {
    return this.words.position;
  }

  /** Some characters before the word. */
  before(length: number): string {
    return this.source.slice(Math.max(0, this.position - length), this.position);
  }

  /** The slot of a value that a name tells of, which ends the walk. */
  named(name: string, role: NamedRole): Slot {
    return named(name, role, this.position, this.quoted);
  }

  /** The slot of a value that is one of several. */
  argument(also: { readonly callee?: string | undefined; readonly after?: number } = {}): Slot {
    return argument({ ...also, from: this.position, quoted: this.quoted });
  }
}

/** ` \\` at the end of a line, a backtick or `^` of other shells: the command goes on below. */
const CONTINUED = /(?<=^|\s)[\\`^]\r?\n[ \t]*/gu;

function onOneLine(glue: Glue): Glue {
  if (glue.newlines === 0 || !/[\\`^]/u.test(glue.text)) return glue;
  const text = glue.text.replaceAll(CONTINUED, " ");
  return { text: text.replace(/^ {2,}$/u, " "), newlines: text.split("\n").length - 1 };
}

/** The start of `\texttt{…}`, `\verb|…|` or of `[-…-]{+…+}` around a value, else the value's own. */
function beforeMacro(source: SourceText, start: number): number {
  const before = source.bytes[start - 1];
  if (before === 45 || before === 43)
    return (
      start -
      (/(?:\[-[^\n]{0,200}?-\]\{\+|\[-|\{\+)$/u.exec(source.slice(Math.max(0, start - 220), start))?.[0].length ?? 0)
    );
  if (before === 124 && source.slice(Math.max(0, start - 6), start) === "\\verb|") return start - 6;
  if (before !== 123) return start;
  return start - (/\\[a-z]{2,12}\{$/u.exec(source.slice(Math.max(0, start - 16), start))?.[0].length ?? 0);
}
