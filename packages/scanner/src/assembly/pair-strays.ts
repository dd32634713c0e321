import { isAccountLike, isChainLike, isDigestLike } from "../judgement/public-value.ts";
import type { Label } from "../labels/label.ts";
import { EVERYDAY } from "../slots/callee-role.ts";
import { readRole } from "../slots/roles.ts";
import { PAIR_REACH } from "../slots/stray.ts";
import type { SourceText } from "../text/source-text.ts";
import { fitTogether, halfOf } from "./pair.ts";
import type { Assembled, SlottedValue } from "./part.ts";

// Whatever the language: where an exchange is named, two values beside each other that have the shapes of its key and of
// its secret are that.

/** Lines between two that go together. */
const MOST_LINES = 4;
/** More of them side by side are data. */
const MOST_TOGETHER = 8;

/** Values that stand so close to each other that one reads them together. */
function groupsOf(values: readonly SlottedValue[]): SlottedValue[][] {
  const groups: SlottedValue[][] = [];
  for (const value of values.toSorted((a, b) => a.start - b.start)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isNear = last !== undefined && value.line - last.line <= MOST_LINES && value.start - last.end <= PAIR_REACH;
    if (group !== undefined && isNear) group.push(value);
    else groups.push([value]);
  }
  return groups;
}

/** The two in either order, that which their names or their shapes say first. */
function ordersOf(first: SlottedValue, second: SlottedValue): Assembled[] {
  const because = "two values stand beside the name of the exchange whose shapes they have";
  const [one, other] = [halfOf(first), halfOf(second)];
  const orders: Assembled[] = [];
  if (one !== "secret" && other !== "key") orders.push({ key: first, secret: second, because });
  if (one !== "key" && other !== "secret") orders.push({ key: second, secret: first, because });
  return fitTogether(first, second) ? orders : orders.toReversed();
}

const HEX = /^(?:0x)?[\da-f-]+$/iu;

/** Hex, and what chains write their accounts in: more often something else. */
function isCommon({ text }: SlottedValue): boolean {
  return HEX.test(text) || isChainLike(text) || isDigestLike(text) || isAccountLike(text);
}

/** Bytes before and behind a pair in which it is spoken of. */
const SPOKEN = 300;

/** True where a word near the two says what such are called, in whatever language. */
function isSpokenOf(
  source: SourceText,
  { start, line }: SlottedValue,
  { end, line: last, start: second }: SlottedValue,
): boolean {
  const from = Math.max(source.lineStart(Math.max(0, line - 2)), start - SPOKEN);
  const to = Math.min(source.lineEnd(last), end + SPOKEN);
  const said = `${source.decode(from, start)} ${source.decode(Math.min(second, start + 400), second)} ${source.decode(end, to)}`;
  return (said.match(/[\p{L}][\p{L}\d_.-]{1,60}/gu) ?? []).some((word) => {
    const role = readRole(word);
    if (role?.role !== "key" && role?.role !== "secret" && role?.role !== "passphrase") return false;
    return role.strong || EVERYDAY.test(word);
  });
}

/** True where something near names the exchange that issues what is shaped so. */
function isOwned({ basis, grammar, far }: Label): boolean {
  if (basis !== "name" || grammar === undefined || far === true) return false;
  return grammar.parts.some(({ kind }) => kind === "key"); // a token goes alone
}

/** The two in the order in which they are somebody's, and whose. */
function ownedPair(
  first: SlottedValue,
  second: SlottedValue,
  labelOf: (parts: Assembled) => Label,
): readonly [Assembled, Label] | undefined {
  for (const pair of ordersOf(first, second)) {
    const label = labelOf(pair);
    if (isOwned(label)) return [pair, label];
  }
  return undefined;
}

/** `"…"; "…"`, `apk = "…"` over `aps = "…"`: right beside each other, or under names that are alike. */
function areAlike(source: SourceText, first: SlottedValue, second: SlottedValue): boolean {
  if (/^[\s"'`,;:/|&+()=-]{1,12}$/u.test(source.slice(first.end, second.start))) return true;
  const [one = "", other = ""] = [first.slot.name, second.slot.name];
  if (second.line - first.line > 1 || one === "" || Math.abs(one.length - other.length) > 1) return false;
  return one !== other && one.charAt(0) === other.charAt(0);
}

/** One with a name and one without, in turn: account after account. */
function alternate(group: readonly SlottedValue[]): boolean {
  if (group.length % 2 === 1) return false;
  const [first, second] = group.map((value) => halfOf(value));
  return first !== second && group.every((value, i) => halfOf(value) === (i % 2 === 0 ? first : second));
}

/** Two as a pair, where enough speaks for it. */
function pairOf(
  source: SourceText,
  first: SlottedValue,
  second: SlottedValue,
  isTest: boolean,
  labelOf: (parts: Assembled) => Label,
): Assembled | undefined {
  if (first.text === second.text || second.start < first.end) return undefined;
  const [pair, label] = ownedPair(first, second, labelOf) ?? [];
  if (pair === undefined || label === undefined) return undefined;
  const isWeak = isCommon(first) && isCommon(second);
  if (isWeak && isTest) return undefined;
  const areShaped = [first, second].every(({ fits }) => fits.length > 0);
  if (!isWeak && !isTest && areShaped) return pair;
  const isNamed = [first, second].some(({ slot }) => slot.form === "named" && slot.role?.strong === true);
  const isSaid = !isTest && areShaped && label.near === true && areAlike(source, first, second);
  return isSaid || isNamed || isSpokenOf(source, first, second) ? pair : undefined;
}

/**
 * Pairs of values that nothing names, or of which one has a name, beside the name of the exchange whose shapes they have.
 *
 * @param values what is no part of a pair yet
 * @param labelOf tells whose a pair is
 * @param isTest true where what looks like one is an example as often
 */
export function pairStrays(
  source: SourceText,
  values: readonly SlottedValue[],
  isTest: boolean,
  labelOf: (parts: Assembled) => Label,
): Assembled[] {
  const asPair = (first: SlottedValue | undefined, second: SlottedValue | undefined): Assembled | undefined =>
    first === undefined || second === undefined ? undefined : pairOf(source, first, second, isTest, labelOf);
  return groupsOf(values).flatMap((group) => {
    if (group.length > MOST_TOGETHER) return [];
    const named = group.filter((value) => halfOf(value) !== undefined);
    const free = group.filter((value) => halfOf(value) === undefined);
    if (named.length > 0 && !alternate(group)) {
      // Where two may be its other half, none is.
      return named.flatMap((value) => {
        const pairs = free.map((one) => (one.start < value.start ? asPair(one, value) : asPair(value, one)));
        const found = pairs.filter((pair) => pair !== undefined);
        return found.length === 1 && named.length === 1 ? found : [];
      });
    }
    const pairs: Assembled[] = [];
    const step = named.length > 0 ? 2 : 1; // account after account
    for (let i = 0; i + 1 < group.length; i += step) {
      const pair = asPair(group[i], group[i + 1]);
      if (pair === undefined) continue;
      pairs.push(pair);
      if (step === 1) i += 1;
    }
    return pairs;
  });
}
