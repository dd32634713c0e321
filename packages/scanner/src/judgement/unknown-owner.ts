import { isOfCredentials } from "../assembly/pair-trailing.ts";
import type { Assembled, SlottedValue } from "../assembly/part.ts";
import type { Context } from "../describe-exchange.ts";
import type { Label } from "../labels/label.ts";
import { BESIDE } from "../text/reach.ts";
import type { SourceText } from "../text/source-text.ts";
import { isAccountLike } from "./public-value.ts";
import { isIdentifierLike, isWordy } from "./wordy.ts";

/** Without a known shape, the slot's name and the value's randomness must speak for themselves. */
export function isConvincing({ source, hints }: Context, { key, secret }: Assembled, label: Label): boolean {
  if (hints.digests) return false;
  const value = secret ?? key;
  if (value === undefined || value.quality === "none") return false;
  if (isWordy(value.text) || isIdentifierLike(value.text)) return false;
  if (secret === undefined && isAccountLike(value.text)) return false; // `token` is a coin's account as often
  if (secret === undefined && label.exchange === undefined && isClientId(value)) return false;
  const { quality } = value;
  if (key !== undefined && secret !== undefined) {
    // Names such as `k` and `id` pair anything: of two that are named, one must say what it is.
    const roles = [key, secret].map(({ slot }) => slot.role).filter((role) => role !== undefined);
    return roles.length === 0 || roles.some((role) => role.strong) || isOfCredentials(key);
  }
  const strong = value.slot.role?.strong === true;
  if (label.exchange !== undefined) return strong || quality === "mixed";
  if (hints.bundle || isMinified(source, value)) return false;
  if (!strong) return isKeyOfSomething(value);
  return secret !== undefined || quality === "mixed" || value.text.length >= 32;
}

/** `client_id`: who asks, which every address of a sign-in shows. */
function isClientId({ slot: { name = "" } }: SlottedValue): boolean {
  return /client[_-]?id$/iu.test(name);
}

/** Lines around a value in written code; fewer are longer than a person writes them. */
const FEWEST_LINES = 8;

/** True for what stands in minified code: packages bring names and digests of their own. */
function isMinified(source: SourceText, { start, end }: SlottedValue): boolean {
  if (!/\.[cm]?js$/iu.test(source.path) || source.length < 2 * BESIDE) return false;
  const from = Math.max(0, Math.min(start - BESIDE, source.length - 2 * BESIDE));
  return source.lineOf(Math.max(end + BESIDE, 2 * BESIDE)) - source.lineOf(from) < FEWEST_LINES;
}

/** `storage_key`, `deployKey`: a key of something that is not known, and long enough to be no identifier. */
function isKeyOfSomething({ slot, text, quality }: SlottedValue): boolean {
  const { name = "", role } = slot;
  if (role?.role !== "key" || role.stem === "" || text.length < 32 || quality === "uuid") return false;
  if (isWordy(text.replaceAll(/\d{3,}/gu, ""))) return false; // `StableERC4626Created-20260206`
  return /key(?:_?hex)?\d*$/iu.test(name) && !/pub/iu.test(name);
}
