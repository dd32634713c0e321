import type { SourceText } from "../text/source-text.ts";
import { named, type Slot } from "./slot.ts";

// `K …` over `S …`, `-k … -s …`, `ak=…` beside `sk=…`: a letter names nothing by itself, and a pair of them both halves.

/** The last byte of such a label, in either case: `k s p`. */
const LAST = new Set([..."kspKSP"].map((letter) => letter.charCodeAt(0)));
/** Bytes between a label and its value: ` = "`. */
const MOST_BETWEEN = 6;
/** Bytes before and behind a value in which the other label stands. */
const REACH = 360;

const LABEL =
  /(?:^|[\s,;{(|"'/])(?<mark>-{0,2}|\$)(?<letter>k|s|p|ak|sk|pp)(?<joint>["']?\s{0,3}(?::=|=>|[:=])\s{0,2}["'`]?|[ \t]{1,3}["'`]?)$/iu;

/** What stands between two words on their way to a value. */
function isBetween(byte: number | undefined): boolean {
  return byte === 32 || byte === 34 || byte === 39 || byte === 96 || byte === 61 || byte === 58 || byte === 62;
}

/** The last byte of the word before a value, when it may be such a label's. */
function mayBeLabelled({ bytes }: SourceText, start: number): boolean {
  let p = start - 1;
  while (start - p <= MOST_BETWEEN && isBetween(bytes[p])) p -= 1;
  return p < start - 1 && LAST.has(bytes[p] ?? 0) && !(isLetter(bytes[p - 1]) && isLetter(bytes[p - 2]));
}

function isLetter(byte = 32): boolean {
  const lower = byte | 32;
  return (lower >= 97 && lower <= 122) || byte >= 128 || byte === 95;
}

/** The label that has to stand before another value, for this one to be one. */
const COMPANY: ReadonlyMap<string, string> = new Map([
  ["k", "s"],
  ["s", "k"],
  ["p", "s"],
  ["ak", "sk"],
  ["sk", "ak"],
  ["pp", "sk"],
]);

const ROLES = { k: "key", ak: "key", s: "secret", sk: "secret", p: "passphrase", pp: "passphrase" } as const;

/**
 * The slot of a value behind a label of one letter, where the label of its other half stands near, written alike.
 *
 * @returns undefined where there is none, or one alone: `k` counts anything
 */
export function readLetter(source: SourceText, start: number, end: number): Slot | undefined {
  if (!mayBeLabelled(source, start)) return undefined;
  const found = LABEL.exec(source.slice(Math.max(0, start - 16), start))?.groups;
  const { mark = "", letter = "", joint = "" } = found ?? {};
  const name = letter.toLowerCase();
  const other = COMPANY.get(name);
  if (found === undefined || other === undefined) return undefined;
  const written = letter === name ? other : other.toUpperCase();
  const before = source.slice(Math.max(0, start - REACH), start);
  const whole = start > REACH ? before.replace(/^\S+/u, "") : before; // what begins there is a piece of a word
  const around = `${whole}\n${source.slice(end, end + REACH)}`;
  const isBeside = (label: string): boolean => labelled(mark + label, joint).test(around);
  // Numbers of a signature, or of the text that it is made of, are called `k`, `r` and `s`.
  if (!isBeside(written) || isBeside("r") || isBeside("R")) return undefined;
  const role = ROLES[name as keyof typeof ROLES];
  return named(
    mark + letter,
    { role, strong: true, stem: "" },
    start - mark.length - letter.length - joint.length,
    /["'`]$/u.test(joint),
  );
}

/** A value behind a label that is written like another one: a flag beside a flag, a colon over a colon. */
function labelled(label: string, joint: string): RegExp {
  const before = escaped(label) + escaped(joint.replace(/["'`]$/u, ""));
  return new RegExp(String.raw`(?:^|[\s,;{(|"'/])${before}["'\x60]?(?=[\w+/=.:~-]{0,80}\d)[\w+/=.:~-]{8}`, "mu");
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
}
