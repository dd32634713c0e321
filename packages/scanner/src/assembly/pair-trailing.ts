import { isWordy } from "../judgement/wordy.ts";
import { halfOf, REACH_LINES } from "./pair.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Assembled, SlottedValue } from "./part.ts";

// `keys: … / …`, `.credentials("…", "…")`, a key with its name over a line without one: who names the first of two has
// named both.

/** No word stands between two that go together. */
const BETWEEN = /^[\s"'`,;:/|&+()=-]{1,24}$/u;
const LONGEST_BETWEEN = 24;

/** True for a value without a name right behind a key, or alone on the line below or above it. */
function trails(source: SourceText, value: SlottedValue, key: SlottedValue): boolean {
  const { after, form } = value.slot;
  // Most values stand far from a key: what lies between is not to be read.
  if (after !== undefined)
    return value.start - key.end <= LONGEST_BETWEEN && BETWEEN.test(source.slice(key.end, value.start));
  return form === "line" && Math.abs(value.line - key.line) === 1;
}

/** True for an argument of what is called so. */
export function isOfCredentials({ slot: { callee = "" } }: SlottedValue): boolean {
  return /credentials?$/iu.test(callee);
}

/** `.credentials("…", "…")`: a call that takes a key and a secret, and nothing else. */
function takesTwo(source: SourceText, key: SlottedValue, { end }: SlottedValue): boolean {
  const { start } = key;
  if (!isOfCredentials(key)) return false;
  return /\(["'`]$/u.test(source.slice(start - 2, start)) && /^["'`]\s{0,40}\)/u.test(source.slice(end, end + 44));
}

/** What is neither a word nor the same again. */
function mayFollow(value: SlottedValue, key: SlottedValue): boolean {
  return (
    halfOf(value) === undefined && value.slot.role === undefined && value.text !== key.text && !isWordy(value.text)
  );
}

/**
 * Keys whose secret has no name of its own: the value right behind, or on the next line.
 *
 * @param isAccount tells whether a key that is called by an everyday word and what follows it are an exchange's
 */
export function pairTrailing(
  source: SourceText,
  values: readonly SlottedValue[],
  isAccount: (parts: Assembled) => boolean,
): Assembled[] {
  const secrets = values.filter((value) => halfOf(value) === "secret");
  const used = new Set<SlottedValue>();
  return values.flatMap((key) => {
    if (key.slot.form !== "named" || key.slot.role?.role !== "key") return [];
    if (secrets.some((secret) => Math.abs(secret.line - key.line) <= REACH_LINES)) return [];
    const following = values.filter((value) => !used.has(value) && mayFollow(value, key) && trails(source, value, key));
    const [secret] = following;
    if (secret === undefined || (secret.slot.form === "line" && following.length > 1)) return [];
    const pair = { key, secret, because: "what follows a key that has a name has none" };
    const isSaid = key.slot.role.strong && secret.slot.form !== "line" && !/s$/iu.test(key.slot.name ?? "");
    if (!isSaid && !takesTwo(source, key, secret) && !isAccount(pair)) return [];
    used.add(secret);
    return [pair];
  });
}

/** `"…", api_secret="`: the name of the next argument. */
const NAME_BETWEEN = /^["'`]\s{0,3},\s{0,40}[A-Za-z_]\w{0,30}\s{0,2}(?:=>|[:=])\s{0,2}["'`]$/u;
const LONGEST_NAME_BETWEEN = 90;

/** `Client("…", api_secret="…")`: secrets whose key is the argument before, without a name of its own. */
export function pairLeading(
  source: SourceText,
  values: readonly SlottedValue[],
  isAccount: (parts: Assembled) => boolean,
): Assembled[] {
  return values.flatMap((secret, i) => {
    const key = values[i - 1];
    if (key?.slot.form !== "argument" || secret.slot.form !== "named" || halfOf(secret) !== "secret") return [];
    if (!mayFollow(key, secret) || secret.start - key.end > LONGEST_NAME_BETWEEN) return [];
    if (!NAME_BETWEEN.test(source.slice(key.end, secret.start))) return [];
    const pair = { key, secret, because: "the argument before a secret that has a name has none" };
    return isAccount(pair) ? [pair] : [];
  });
}
