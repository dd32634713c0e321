import type { SourceText } from "../text/source-text.ts";
import { type NamedRole, readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

/** Bytes before a value in which the names, and the value that belongs to the first, stand. */
const REACH = 320;

/** What stands between two names, and between their values. */
const AND = String.raw`(?:\s{0,3}[,/|&:;+]\s{0,3}|\s(?:and|und|y|et|e|i|en|ve|og|och)\s)`;
/** `(key / secret): `, `[api key, secret] = "`, `key and secret: `: two names, and what is assigned to them. */
const NAMES = String.raw`([A-Za-z][\w .-]{0,30}?)${AND}([A-Za-z][\w.-]{0,30}(?: [\w.-]{1,20})?)\s{0,4}[)\]}]?\s{0,4}[:=]{1,2}>?\s{0,4}["'\x60]?`;
const FIRST = new RegExp(`${NAMES}$`, "u");
/** The first value and a divider. */
const SECOND = new RegExp(String.raw`${NAMES}[\w+/=.~-]{6,200}["'\x60]?${AND}["'\x60]?$`, "u");
/** Behind the first value stands the second. */
const GOES_ON = new RegExp(String.raw`^["'\x60]?${AND}["'\x60]?[\w+/=.~-]{6}`, "u");

/**
 * The slot of one of two values that two names in brackets stand before: `Binance (key / secret): … / …`.
 *
 * @returns undefined where no such names are, or where they say nothing
 */
export function readBracketed(source: SourceText, start: number, end: number, quoted: boolean): Slot | undefined {
  const before = source.slice(Math.max(0, start - REACH), start);
  const first = GOES_ON.test(source.slice(end, end + 16)) ? FIRST.exec(before) : null;
  const match = first ?? SECOND.exec(before);
  if (match === null) return undefined;
  const names = [match[1] ?? "", match[2] ?? ""];
  const roles: readonly (NamedRole | undefined)[] = names.map((name) => readRole(name));
  const at = first === null ? 1 : 0;
  const [name, role] = [names[at], roles[at]];
  if (name === undefined || role === undefined || roles.includes(undefined)) return undefined;
  return named(name, role, start - before.length + match.index, quoted);
}
