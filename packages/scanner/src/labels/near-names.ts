import { EXCHANGES } from "@keyguard/exchanges";
import { SourceText } from "../text/source-text.ts";
import { nameIndex } from "./exchange-names.ts";

// Whether an exchange may be named near a place: a look at the letters, before anything is read.

/** Bytes before and behind a place in which a name counts for it. */
const BEFORE = 1_200;
const BEHIND = 480;
/** A text is looked through once, page by page. */
const PAGE = 2_048;
/** No name is longer. */
const LONGEST_NAME = 40;
/** Shorter ones stand in any word, but for an exchange's id. */
const SHORTEST_NAME = 4;
const SHORTEST_ID = 3;
/** So long ones that are no common word stand in nothing else. */
const LONG_NAME = 5;

/** What stands behind `gate` or `delta` where it is the name of something: a sign, or what an account has. */
const AS_A_NAME = String.raw`(?=["'\])]{0,2}\s?[:=_.{[(-]|\s(?:api|keys?|secret|account|exchange|live|main|prod|test))`;

let patterns: readonly RegExp[] | undefined;

function anyOf(names: readonly string[]): string {
  return names.map((name) => name.replaceAll(/[.()]/gu, String.raw`\$&`)).join("|");
}

/** As a `SourceText` has it: a character for each byte. */
function asRead(name: string): string {
  return new SourceText(new TextEncoder().encode(name), "").text;
}

/** Of all names those that hold no other one, as where a longer one stands, it does: anywhere, or as a word of a name. */
function namePatterns(): readonly RegExp[] {
  if (patterns !== undefined) return patterns;
  const { classes, hosts, names } = nameIndex();
  const spelled = EXCHANGES.flatMap(({ name, names: { aliases } }) => [name, ...aliases]);
  const ids = EXCHANGES.map(({ id }) => id).filter((id) => id.length >= SHORTEST_ID);
  const common = new Set(EXCHANGES.flatMap((exchange) => exchange.names.weak));
  const all = [...spelled, ...names.keys(), ...classes.keys(), ...hosts.keys()].filter(
    (name) => name.length >= SHORTEST_NAME,
  );
  const [anywhere, words]: [string[], string[]] = [[], []];
  for (const name of [...ids, ...all].map((one) => one.toLowerCase()).toSorted((a, b) => a.length - b.length)) {
    if ([...anywhere, ...words].some((other) => name.includes(other))) continue;
    (name.length < LONG_NAME || common.has(name) ? words : anywhere).push(name);
  }
  const capital = words.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  const everyday = words.filter((name) => common.has(name));
  const plain = anyOf(
    [...words.filter((name) => !common.has(name)), ...words.map((name) => name.toUpperCase())].map(asRead),
  );
  patterns = [
    new RegExp(anyOf(anywhere.map(asRead)), "giu"),
    new RegExp(
      String.raw`(?<![A-Za-z\d+/])(?:${plain})(?![a-z\d]{2})|(?<![A-Z\d+/])(?:${anyOf(capital.map(asRead))})(?![a-z\d]{2})|(?<![A-Za-z\d+/])(?:${anyOf(everyday.map(asRead))})${AS_A_NAME}`,
      "gu",
    ),
  ];
  return patterns;
}

/** Letters of what chance made, and no name. */
const LONGEST_WORD = 40;
const RUN = /[\w+-]/u;

/** True within a run that is longer than names are. */
function isInRun(text: string, index: number): boolean {
  let [from, to] = [index, index];
  while (from > 0 && to - from < LONGEST_WORD && RUN.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && to - from < LONGEST_WORD && RUN.test(text.charAt(to))) to += 1;
  return to - from >= LONGEST_WORD && /\d.*\d.*\d/u.test(text.slice(from, to));
}

const pages = new WeakMap<SourceText, (readonly number[])[]>();

function namesOnPage(source: SourceText, page: number): readonly number[] {
  let known = pages.get(source);
  if (known === undefined) pages.set(source, (known = []));
  if (known[page] !== undefined) return known[page];
  const text = source.slice(page * PAGE, (page + 1) * PAGE + LONGEST_NAME);
  return (known[page] = namePatterns().flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index }) => index)
      .filter((index) => !isInRun(text, index))
      .map((index) => page * PAGE + index),
  ));
}

/** True where the name of an exchange, or letters like one, stand near a value. */
export function mayNameExchange(source: SourceText, start: number, end: number): boolean {
  const [from, to] = [Math.max(0, start - BEFORE), end + BEHIND];
  for (let page = Math.floor(from / PAGE); page * PAGE < Math.min(to, source.length); page++)
    if (namesOnPage(source, page).some((at) => at >= from && at < to && (at < start || at >= end))) return true;
  return false;
}
