import type { Assembled, SlottedValue } from "../assembly/part.ts";
import type { Context } from "../describe-exchange.ts";
import { isNamed, type Label } from "../labels/label.ts";
import { fileRole } from "../slots/read-file-slot.ts";
import type { SourceText } from "../text/source-text.ts";
import { isAccountLike, isChainLike, isDigestLike } from "./public-value.ts";
import { isDense } from "./wordy.ts";

/**
 * May values that no slot names be a credential? Chance puts two random values side by side in any data: only what fits
 * an exchange that is named near, what is random enough, or a file of keys makes a pair of them.
 */
export function isNamelessPair(context: Context, parts: Assembled, label: Label): boolean {
  const values = [parts.key, parts.secret].filter((value) => value !== undefined);
  const keyFile = isKeyFile(context, parts);
  if (!keyFile && areAccounts(context, values, label)) return false;
  if (isInPublicBlock(context, values)) return false;
  const isRandom = bothMixed(parts) && !inLongFile(context, parts) && !areLinesOfTest(context, parts);
  return (keyFile || isRandom || isNamed(label)) && areFieldsOfKeys(context, parts, label);
}

/** A small file that is named for keys and holds bare lines. */
function isKeyFile({ source }: Context, { key, secret }: Assembled): boolean {
  if (key?.slot.form !== "line" || secret?.slot.form !== "line" || source.hasLine(8)) return false;
  return fileRole(source.path) !== undefined;
}

/** Bare lines say something in a small file only: a long one has room for anything. */
function inLongFile({ source }: Context, { key, secret }: Assembled): boolean {
  const form = (key ?? secret)?.slot.form;
  return (form === "line" || form === "field") && source.hasLine(12);
}

/** Bare lines of a test's data are anything. */
function areLinesOfTest({ hints }: Context, { key, secret }: Assembled): boolean {
  return hints.test && (key ?? secret)?.slot.form === "line";
}

/** Two fields of a line are a record of keys where the line says whose, or, in a small file, the file does. */
function areFieldsOfKeys(context: Context, parts: Assembled, { exchange, basis }: Label): boolean {
  const first = parts.secret ?? parts.key;
  if (first?.slot.form !== "field") return true;
  if (inLongFile(context, parts)) return context.file.line(first.line).some((mention) => mention.exchange === exchange);
  return basis === "name" || fileRole(context.source.path) !== undefined;
}

/** Longer pairs of no known shape are data. */
const LONGEST_UNKNOWN = 160;

/** `"audit_ids": ["…", "…"]`, `verIDs := []string{`: lists of what is no credential. */
const OF_OTHERS =
  /(?:^|[_a-z])(?:ids|uuids|hashes|digests|addresses|accounts|signatures|fingerprints)(?:\s{0,8}:?=\s{0,4}(?:\[\]\w+)?)?$/iu;

/** True for one of a list that is called so, by its own slot or by what heads the list. */
function isOfOthers({ slot: { callee = "" }, scopes }: SlottedValue): boolean {
  return OF_OTHERS.test(callee) || OF_OTHERS.test(scopes[0]?.title ?? "");
}

/** Two without names, of which no name tells: a chain's accounts and the like, or one and what belongs to it. */
function areAccounts({ source }: Context, values: readonly SlottedValue[], label: Label): boolean {
  if (label.basis !== "name" && values.some(isOfOthers)) return true;
  if (label.exchange === undefined && values.some(({ text }) => isAccountLike(text))) return true;
  const isFar = label.near !== true && values.length > 1;
  if (isFar && values.every(({ text }) => isChainLike(text))) return true;
  if (isFar && values.every((value) => isItemOfList(source, value) && /^(?:0x)?[\da-f]{64}$/iu.test(value.text)))
    return true;
  if (label.basis === "name") return false;
  return values.every(({ text }) => isDigestLike(text)) || areOfOneKind(values.map(({ text }) => text));
}

/** True for one of several literals that no call takes. */
function isItemOfList(source: SourceText, { slot, start }: SlottedValue): boolean {
  return slot.form === "argument" && !source.slice(slot.from, start).includes("(");
}

/** As many characters that two values begin with are the name of their kind. */
const LONGEST_CHANCE = 4;

/** From this length on two of one length are lines of data. */
const LONGEST_LINE = 70;

/** `IPY_MODEL_…`, twice; two lines of an image; two that share every other character. */
function areOfOneKind([one = "", other = ""]: readonly string[]): boolean {
  if (one.length >= LONGEST_LINE && one.length === other.length) return true;
  if (one.length === other.length && [...one].filter((char, i) => char === other[i]).length * 2 > one.length)
    return true;
  return one.length > LONGEST_CHANCE && one.slice(0, LONGEST_CHANCE) === other.slice(0, LONGEST_CHANCE);
}

/** How far above a value a block of PEM that holds it may begin. */
const LONGEST_BLOCK = 4_096;

/** True for lines of a certificate or of a public key. */
function isInPublicBlock({ source }: Context, [first]: readonly SlottedValue[]): boolean {
  if (first?.slot.form !== "line") return false;
  const before = source.slice(Math.max(0, first.start - LONGEST_BLOCK), first.start);
  if (/^untrusted comment: (?!.*secret)/mu.test(before)) return true; // a signature of minisign
  const label = /-----BEGIN ([A-Z\d ]{1,40})-----(?![^]*-----END )[^]*$/u.exec(before)?.[1];
  return label !== undefined && !label.includes("PRIVATE");
}

function bothMixed({ key, secret }: Assembled): boolean {
  return (
    key !== undefined &&
    secret !== undefined &&
    [key, secret].every(
      ({ quality, text }) =>
        quality === "mixed" && text.length >= 18 && text.length <= LONGEST_UNKNOWN && isDense(text),
    )
  );
}
