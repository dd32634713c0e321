import { completeParts } from "./assembly/complete.ts";
import { halfOf, lonePasswords, loneValues, pairNamed, pairNeighbours } from "./assembly/pair.ts";
import { pairLeading, pairTrailing } from "./assembly/pair-trailing.ts";
import type { Assembled, SlottedValue } from "./assembly/part.ts";
import { slottedValues, withHalf } from "./assembly/slotted-values.ts";
import { type Context, describe } from "./describe-exchange.ts";
import type { Detection } from "./detection.ts";
import { pathHints } from "./judgement/place.ts";
import { isAccountLike, isChainLike, isDigestLike, isEvmAddress } from "./judgement/public-value.ts";
import { quietVectors } from "./judgement/vectors.ts";
import { isDense, isIdentifierLike, isWordy } from "./judgement/wordy.ts";
import type { Libraries } from "./libraries.ts";
import { FileContext } from "./labels/file-context.ts";
import { type Label, labelOf } from "./labels/label.ts";
import { fileRole } from "./slots/read-file-slot.ts";
import { BESIDE } from "./text/reach.ts";
import type { SourceText } from "./text/source-text.ts";
import type { Stretch } from "./values/extract.ts";

/** Everything that exchanges issue, and pairs and secrets in named slots of services that are not known. */
export function detectExchanges(source: SourceText, values: readonly Stretch[], libraries: Libraries): Detection[] {
  const all = slottedValues(source, values, libraries);
  if (all.length === 0) return [];
  const context: Context = { source, file: new FileContext(source), hints: pathHints(source.path) };
  const { assembled, lone } = assemble(context, all);
  const taken = valuesOf(assembled);
  const detections = assembled.map((parts) => judge(context, parts, taken)).filter((found) => found !== undefined);
  // What has no name may be the rest of what has one.
  const parts = new Set(detections.flatMap((found) => found.parts.map(({ start }) => start)));
  const others = valuesOf(lone);
  for (const single of lone) {
    if (valuesOf([single]).some(({ start }) => parts.has(start))) continue;
    const detection = judge(context, single, [...taken, ...others]);
    if (detection !== undefined) detections.push(detection);
  }
  const once = withoutBeginnings(detections);
  return [
    ...(context.hints.test ? quietVectors(once) : once),
    ...passwords(context, all, [...taken, ...others, ...detections.flatMap((found) => found.parts)]),
  ];
}

/** The values that belong together, by their names or by where they stand, and those that are left alone. */
function assemble(
  { source, file }: Context,
  all: readonly SlottedValue[],
): { readonly assembled: readonly Assembled[]; readonly lone: readonly Assembled[] } {
  const isAccount = (parts: Assembled): boolean => labelOf(file, parts).grammar !== undefined;
  const trailing = [...pairTrailing(source, all, isAccount), ...pairLeading(source, all, isAccount)];
  const followed = new Set(valuesOf(trailing));
  const rest = all.filter((value) => !followed.has(value));
  const neighbours = pairNeighbours(rest.filter((value) => halfOf(value) === undefined));
  const paired = new Set(valuesOf(neighbours));
  const named = rest
    .filter((value) => !paired.has(value))
    .map(withHalf)
    .filter((value) => halfOf(value) !== undefined || value.slot.role?.role === "passphrase");
  const lone = loneValues(
    rest.filter((value) => !paired.has(value) && !named.some(({ start }) => start === value.start)),
    [...neighbours, ...trailing],
  );
  return { assembled: [...pairNamed(named, isAccount), ...trailing, ...neighbours], lone };
}

function valuesOf(assembled: readonly Assembled[]): SlottedValue[] {
  return assembled.flatMap(({ key, secret }) => [key, secret]).filter((value) => value !== undefined);
}

/** Without what one slot holds to a point, where it is found beyond it, too, and is no exchange's: `Bearer ….…`. */
function withoutBeginnings(detections: readonly Detection[]): readonly Detection[] {
  const ends = new Map<number, number>();
  const isLone = ({ exchange, parts }: Detection): boolean => exchange === null && parts.length === 1;
  for (const { parts } of detections.filter(isLone))
    for (const { start, end } of parts) ends.set(start, Math.max(end, ends.get(start) ?? 0));
  return detections.filter(
    (detection) => !isLone(detection) || detection.parts.every(({ start, end }) => end >= (ends.get(start) ?? 0)),
  );
}

const NO_EXCHANGE: Label = { exchange: undefined, grammar: undefined, because: "it is no exchange's", basis: "none" };

/** True where a name tells whose it is, and the parts have the shape that its owner issues. */
function isNamed({ basis, grammar }: Label): boolean {
  return basis === "name" && grammar !== undefined;
}

/** A login that is too short to be a candidate, and the password beside it, of an exchange that is named. */
function loginOf(context: Context, parts: Assembled, taken: readonly Stretch[]): Detection | undefined {
  const label = labelOf(context.file, parts);
  if (!isNamed(label)) return undefined;
  const { parts: completed, grammar } = completeParts(context.source, parts, label, taken);
  if (!completed.some(({ kind }) => kind === "key")) return undefined;
  return describe(context, parts, { ...label, grammar }, completed);
}

/** Passwords of anything else: a named slot and a random value. */
function passwords(context: Context, all: readonly SlottedValue[], taken: readonly Stretch[]): Detection[] {
  if (context.hints.digests || context.hints.bundle) return [];
  return lonePasswords(all, taken).flatMap((parts) => {
    const { secret } = parts;
    if (secret === undefined) return [];
    noteReach(context.source, [secret]);
    const login = loginOf(context, parts, taken);
    if (login !== undefined) return [login];
    const part = { start: secret.start, end: secret.end, text: secret.text, kind: "secret" as const };
    const found = describe(context, parts, NO_EXCHANGE, [part]);
    return [{ ...found, ruleId: "generic-password", message: "Password of an unknown service" }];
  });
}

/** A named pair or a half of one, completed, labelled and weighed; undefined when it is too little to report. */
function judge(context: Context, assembled: Assembled, taken: readonly Stretch[]): Detection | undefined {
  // Whose they are costs the most to tell, and most lone ones are dropped whoever's they are.
  const isLone = assembled.key === undefined || assembled.secret === undefined;
  if (isLone && (isMereId(assembled) || isCoin(assembled))) {
    noteReach(
      context.source,
      [assembled.key, assembled.secret].filter((value) => value !== undefined),
    );
    return undefined;
  }
  const { parts, label } = inOrder(context, assembled);
  const { key, secret } = parts;
  const values = [key, secret].filter((value) => value !== undefined);
  noteReach(context.source, values);
  const namedSlot = values.some(({ slot }) => slot.form === "named");
  if (isMereId(parts) || isCoin(parts)) return undefined;
  const keyFile = isKeyFile(context, parts);
  if (!namedSlot && ((!keyFile && areAccounts(context, values, label)) || isInPublicBlock(context, values)))
    return undefined;
  const convincing =
    namedSlot || keyFile || (bothMixed(parts) && !inLongFile(context, parts) && !areLinesOfTest(context, parts));
  if (!convincing && !isNamed(label)) return undefined;
  if (!namedSlot && !areFieldsOfKeys(context, parts, label)) return undefined;
  if (label.exchange === undefined || label.grammar === undefined) {
    if (!isConvincing(context, parts, label)) return undefined;
  }
  const { parts: completed, grammar } = completeParts(context.source, parts, label, taken);
  if (!namedSlot && label.near !== true && completed.length > 1 && completed.every(({ text }) => isChainLike(text)))
    return undefined;
  // One argument without a name is nothing; with a short key before it, it is a pair.
  if (!namedSlot && key === undefined && !completed.some(({ kind }) => kind === "key")) return undefined;
  return describe(context, parts, { ...label, grammar }, completed);
}

/** `"id": "…"` without a secret: of an order, an account, a trade. Whose it is can be told, and nothing be done with it. */
function isMereId({ key, secret }: Assembled): boolean {
  return secret === undefined && /^(?:.*[.\]>])?id$/iu.test(key?.slot.name ?? "") && !hasOwnShape(key);
}

/** `token: "0x…"`: a contract, or whoever owns it. No API's token begins so. */
function isCoin({ key, secret }: Assembled): boolean {
  if (secret !== undefined) return isEvmAddress(secret.text);
  if (key === undefined || hasOwnShape(key)) return false;
  if (/^0x[\da-f]{65,}$/iu.test(key.text)) return true; // where a chain stores something
  return isEvmAddress(key.text) || (key.slot.role?.role === "token" && /^0x[\da-f]{20,64}$/iu.test(key.text));
}

function hasOwnShape(value: SlottedValue | undefined): boolean {
  return value?.fits.some(({ part }) => part.distinctive === true) === true;
}

/** Lines around a credential that may name its exchange, and hold a passphrase whose own slot is read. */
const LINES_AROUND = 24;

function noteReach(source: SourceText, values: readonly SlottedValue[]): void {
  if (source.reach === undefined) return;
  const from = Math.min(...values.map(({ start }) => start));
  const to = Math.max(...values.map(({ end }) => end));
  const first = source.lineStart(source.lineOf(from) - LINES_AROUND);
  const last = source.lineEnd(source.lineOf(to) + LINES_AROUND);
  source.reach.add(Math.min(first, from - 2 * BESIDE) - BESIDE, Math.max(last, to + 2 * BESIDE));
}

/** Two neighbours without names may be key and secret in either order: that of the exchange which is named is theirs. */
function inOrder({ file }: Context, parts: Assembled): { readonly parts: Assembled; readonly label: Label } {
  const label = labelOf(file, parts);
  const { key, secret } = parts;
  const hasNames = [key, secret].some((value) => value === undefined || value.slot.form === "named");
  if (hasNames || isNamed(label)) return { parts, label };
  const turned = { ...parts, key: secret, secret: key };
  const other = labelOf(file, turned);
  return isNamed(other) ? { parts: turned, label: other } : { parts, label };
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

/** `"audit_ids": ["…", "…"]`: lists of what is no credential. */
const OF_OTHERS = /(?:^|[_a-z])(?:ids|uuids|hashes|digests|addresses|accounts|signatures|fingerprints)$/iu;

/** Two without names, of which no name tells: a chain's accounts and the like, or one and what belongs to it. */
function areAccounts({ source }: Context, values: readonly SlottedValue[], label: Label): boolean {
  if (label.basis !== "name" && values.some(({ slot: { callee = "" } }) => OF_OTHERS.test(callee))) return true;
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

/** Without a known shape, the slot's name and the value's randomness must speak for themselves. */
function isConvincing({ source, hints }: Context, { key, secret }: Assembled, label: Label): boolean {
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
    return roles.length === 0 || roles.some((role) => role.strong);
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
