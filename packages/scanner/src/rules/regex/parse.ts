import { KeyguardError } from "@keyguard/core";
import { addAll, negated, perlClass, posixClass, setOf, withoutCase } from "./byte-set.ts";
import type { ByteSet, Node, Syntax } from "./syntax.ts";

interface Flags {
  /** `i` */
  readonly anyCase: boolean;
  /** `s`: the dot takes a line end. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` are a line's. */
  readonly multiline: boolean;
  /** `U`: greedy and lazy trade places. */
  readonly ungreedy: boolean;
}

const EMPTY: Node = { kind: "empty" };
const MOST_REPEATS = 1000;
const DEEPEST = 200;

const ESCAPES: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const ASSERTIONS = { A: "text-start", z: "text-end", b: "word", B: "not-word" } as const;

const encoder = new TextEncoder();

class Parser {
  readonly #pattern: string;
  #at = 0;
  #flags: Flags = { anyCase: false, dotAll: false, multiline: false, ungreedy: false };
  #depth = 0;
  /** Between `\Q` and `\E`. */
  #quoting = false;
  groups = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  fail(what: string): never {
    throw new KeyguardError("KG_RULES_PATTERN", `Cannot read a pattern at character ${this.#at + 1}: ${what}`, {
      hint: "patterns are written in RE2's syntax, which has neither look-around nor back-references",
    });
  }

  get done(): boolean {
    return this.#at >= this.#pattern.length;
  }

  #peek(text: string): boolean {
    return this.#pattern.startsWith(text, this.#at);
  }

  #take(text: string): boolean {
    if (!this.#peek(text)) return false;
    this.#at += text.length;
    return true;
  }

  #character(): string {
    const code = this.#pattern.codePointAt(this.#at);
    if (code === undefined) this.fail("it ends too early");
    const text = String.fromCodePoint(code);
    this.#at += text.length;
    return text;
  }

  choice(): Node {
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.fail("it is nested too deep");
    const items = [this.#sequence()];
    while (this.#take("|")) items.push(this.#sequence());
    this.#depth -= 1;
    return items.length === 1 ? (items[0] ?? EMPTY) : { kind: "choice", items };
  }

  #sequence(): Node {
    const items: Node[] = [];
    while (!this.done && (this.#quoting || (!this.#peek("|") && !this.#peek(")")))) {
      const atom = this.#atom();
      if (atom !== undefined) items.push(this.#repeated(atom));
    }
    return items.length === 1 ? (items[0] ?? EMPTY) : { kind: "sequence", items };
  }

  #repeated(atom: Node): Node {
    if (this.#quoting) return atom;
    let item = atom;
    for (let count = 0; count < 8; count++) {
      const range = this.#range();
      if (range === undefined) return item;
      const lazy = this.#take("?");
      item = { kind: "repeat", item, ...range, greedy: lazy === this.#flags.ungreedy };
    }
    this.fail("too many repetitions follow each other");
  }

  #range(): { min: number; max: number } | undefined {
    if (this.#take("*")) return { min: 0, max: Infinity };
    if (this.#take("+")) return { min: 1, max: Infinity };
    if (this.#take("?")) return { min: 0, max: 1 };
    // Braces that hold no range stand for themselves, as in RE2.
    const braces = /^\{(\d{1,6})(?:(,)(\d{1,6})?)?\}/u.exec(this.#pattern.slice(this.#at, this.#at + 20));
    if (braces === null) return undefined;
    const min = Number(braces[1]);
    const max = braces[2] === undefined ? min : braces[3] === undefined ? Infinity : Number(braces[3]);
    if (min > MOST_REPEATS || (max !== Infinity && (max > MOST_REPEATS || max < min)))
      this.fail("a range is out of bounds");
    this.#at += braces[0].length;
    return { min, max };
  }

  /** One character between `\Q` and `\E`, and the `\E` after it: what repeats repeats that character. */
  #quoted(): Node {
    const end = String.raw`\E`;
    if (this.done || this.#take(end)) {
      this.#quoting = false;
      return EMPTY;
    }
    const node = this.#literal(this.#character());
    if (this.#take(end)) this.#quoting = false;
    return node;
  }

  #atom(): Node | undefined {
    if (this.#quoting) return this.#quoted();
    if (this.#take("(")) return this.#group();
    if (this.#take("[")) return this.#bytes(this.#class());
    if (this.#take("."))
      return { kind: "bytes", set: this.#flags.dotAll ? setOf("\u0000\u00ff") : negated(setOf("\n\n")) };
    if (this.#take("^")) return { kind: "assertion", what: this.#flags.multiline ? "line-start" : "text-start" };
    if (this.#take("$")) return { kind: "assertion", what: this.#flags.multiline ? "line-end" : "text-end" };
    if (this.#take("\\")) return this.#escape();
    if (/[*+?]/u.test(this.#pattern[this.#at] ?? "")) this.fail("a repetition has nothing to repeat");
    return this.#literal(this.#character());
  }

  /** A character as the bytes of its UTF-8. */
  #literal(text: string): Node {
    const items = [...encoder.encode(text)].map((byte): Node => {
      const set = new Uint8Array(256);
      set[byte] = 1;
      return this.#bytes(set);
    });
    return items.length === 1 ? (items[0] ?? EMPTY) : { kind: "sequence", items };
  }

  #bytes(set: ByteSet): Node {
    return { kind: "bytes", set: this.#flags.anyCase ? withoutCase(set) : set };
  }

  #group(): Node | undefined {
    const outer = this.#flags;
    let index: number | undefined;
    if (this.#take("?")) {
      const name = /^P?<[A-Za-z_]\w{0,60}>/u.exec(this.#pattern.slice(this.#at, this.#at + 66));
      if (name !== null) {
        this.#at += name[0].length;
        this.groups += 1;
        index = this.groups;
      } else if (this.#setFlags()) return undefined; // `(?i)` holds until the group around it ends
    } else {
      this.groups += 1;
      index = this.groups;
    }
    const item = this.choice();
    if (!this.#take(")")) this.fail("a group is not closed");
    this.#flags = outer;
    return index === undefined ? item : { kind: "group", index, item };
  }

  /** Reads `i`, `-s`, `im:`; true when no group follows. */
  #setFlags(): boolean {
    const flags = /^([imsU]{0,4})(?:-([imsU]{1,4}))?([:)])/u.exec(this.#pattern.slice(this.#at, this.#at + 12));
    if (flags === null) this.fail("a group begins with something that is not known");
    const [all, on = "", off = "", end] = flags;
    const value = (letter: string, old: boolean): boolean => (on.includes(letter) || old) && !off.includes(letter);
    this.#flags = {
      anyCase: value("i", this.#flags.anyCase),
      dotAll: value("s", this.#flags.dotAll),
      multiline: value("m", this.#flags.multiline),
      ungreedy: value("U", this.#flags.ungreedy),
    };
    this.#at += all.length;
    return end === ")";
  }

  #escape(): Node {
    const letter = this.#character();
    const assertion = ASSERTIONS[letter as keyof typeof ASSERTIONS];
    if (assertion !== undefined) return { kind: "assertion", what: assertion };
    if (letter === "Q") {
      this.#quoting = true;
      return this.#quoted();
    }
    const set = perlClass(letter);
    if (set !== undefined) return this.#bytes(set);
    if (letter === "p" || letter === "P") return this.#bytes(this.#property(letter === "P"));
    return this.#literal(this.#escaped(letter));
  }

  /** The character that an escape stands for. */
  #escaped(letter: string): string {
    const control = ESCAPES[letter];
    if (control !== undefined) return String.fromCharCode(control);
    if (letter === "x") {
      const digits = /^(?:\{([\da-fA-F]{1,6})\}|([\da-fA-F]{2}))/u.exec(this.#pattern.slice(this.#at, this.#at + 8));
      const code = Number.parseInt(digits?.[1] ?? digits?.[2] ?? "", 16);
      if (digits === null || code > 0x10_ffff) this.fail("an escape is not complete");
      this.#at += digits[0].length;
      return String.fromCodePoint(code);
    }
    if (letter === "0") return "\0";
    if (/[A-Za-z1-9]/u.test(letter)) this.fail(`the escape "\\${letter}" is not known`);
    return letter;
  }

  /** `\pL`, `\p{Greek}`: exact for ASCII letters and digits; beyond them any byte of another script. */
  #property(isNegated: boolean): ByteSet {
    const name = /^(?:\{\^?\w{1,30}\}|[A-Z])/u.exec(this.#pattern.slice(this.#at, this.#at + 34))?.[0];
    if (name === undefined) this.fail("a class has no name");
    this.#at += name.length;
    const known: Readonly<Record<string, string>> = { L: "azAZ", Lu: "AZ", Ll: "az", N: "09", Nd: "09" };
    const set = setOf(`${known[name.replaceAll(/[{}^]/gu, "")] ?? ""}\u0080\u00ff`);
    return isNegated ? negated(set) : set;
  }

  #class(): ByteSet {
    const set = new Uint8Array(256);
    const isNegated = this.#take("^");
    for (let first = true; first || !this.#take("]"); first = false) {
      const posix = /^\[:(\^?[a-z]{1,6}):\]/u.exec(this.#pattern.slice(this.#at, this.#at + 12));
      const bytes = posix === null ? undefined : posixClass(posix[1] ?? "");
      if (posix !== null && bytes !== undefined) {
        this.#at += posix[0].length;
        addAll(set, bytes);
      } else this.#member(set);
    }
    return isNegated ? negated(this.#flags.anyCase ? withoutCase(set) : set) : set;
  }

  /** One character, class or range of a bracket. */
  #member(set: ByteSet): void {
    const low = this.#bound(set);
    if (low === undefined) return;
    let high: number | undefined = low;
    if (this.#peek("-") && this.#pattern[this.#at + 1] !== "]") {
      this.#take("-");
      high = this.#bound(set);
    }
    if (high === undefined || high < low) this.fail("a range of characters runs backwards");
    if (low < 128) set.fill(1, low, Math.min(high, 127) + 1);
    if (high >= 128) set.fill(1, 128); // bytes, not characters: any of another script will do
  }

  /** A range's border; undefined after a class such as `\w`, whose bytes are added. */
  #bound(set: ByteSet): number | undefined {
    const character = this.#character();
    if (character !== "\\") return character.codePointAt(0);
    const letter = this.#character();
    const bytes = perlClass(letter) ?? (/[pP]/u.test(letter) ? this.#property(letter === "P") : undefined);
    if (bytes === undefined) return this.#escaped(letter).codePointAt(0);
    addAll(set, bytes);
    return undefined;
  }
}

/**
 * Reads a pattern in the syntax of RE2, which Go's programs use.
 *
 * @throws KeyguardError `KG_RULES_PATTERN` for what RE2 does not have, and for nesting and repetition out of bounds
 */
export function parsePattern(pattern: string): Syntax {
  const parser = new Parser(pattern);
  const root = parser.choice();
  if (!parser.done) parser.fail("a group is closed that was not opened");
  return { root, groups: parser.groups };
}
