import { completeParts } from "./assembly/complete.ts";
import { halfOf, lonePasswords, loneValues, pairNamed, pairNeighbours } from "./assembly/pair.ts";
import { pairStrays } from "./assembly/pair-strays.ts";
import { pairLeading, pairTrailing } from "./assembly/pair-trailing.ts";
import type { Assembled, SlottedValue } from "./assembly/part.ts";
import { slottedValues, withHalf } from "./assembly/slotted-values.ts";
import { type Context, describe } from "./describe-exchange.ts";
import type { Detection } from "./detection.ts";
import { isNamelessPair } from "./judgement/nameless-pair.ts";
import { pathHints } from "./judgement/place.ts";
import { isPublicPart } from "./judgement/public-part.ts";
import { isChainLike } from "./judgement/public-value.ts";
import { isConvincing } from "./judgement/unknown-owner.ts";
import { quietVectors } from "./judgement/vectors.ts";
import type { Libraries } from "./libraries.ts";
import { FileContext } from "./labels/file-context.ts";
import { isNamed, type Label, labelOf } from "./labels/label.ts";
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
  const allTaken = [...taken, ...valuesOf(lone)];
  for (const single of lone) {
    if (valuesOf([single]).some(({ start }) => parts.has(start))) continue;
    const detection = judge(context, single, allTaken);
    if (detection !== undefined) detections.push(detection);
  }
  const once = withoutBeginnings(detections);
  return [
    ...(context.hints.test ? quietVectors(once) : once),
    ...passwords(context, all, [...allTaken, ...detections.flatMap((found) => found.parts)]),
  ];
}

/** The values that belong together, by their names or by where they stand, and those that are left alone. */
function assemble(
  { source, file, hints }: Context,
  values: readonly SlottedValue[],
): { readonly assembled: readonly Assembled[]; readonly lone: readonly Assembled[] } {
  const all = values.filter(({ stray }) => stray !== true);
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
  const assembled = [...pairNamed(named, isAccount), ...trailing, ...neighbours];
  const whole = valuesOf(assembled.filter(({ key, secret }) => key !== undefined && secret !== undefined));
  const isFree = ({ start, end }: Stretch): boolean => !whole.some((one) => one.start < end && start < one.end);
  const strays = pairStrays(
    source,
    values.filter((value) => isFree(value) && (value.slot.role === undefined || halfOf(value) !== undefined)),
    hints.test,
    (parts) => labelOf(file, parts),
  );
  if (strays.length === 0) return { assembled, lone };
  const joined = new Set(valuesOf(strays).map(({ start }) => start));
  const isLeft = (parts: Assembled): boolean => !valuesOf([parts]).some(({ start }) => joined.has(start));
  return { assembled: [...assembled.filter(isLeft), ...strays], lone: lone.filter(isLeft) };
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
  const values = valuesOf([assembled]);
  noteReach(context.source, values);
  if (isLone && isPublicPart(assembled)) return undefined;
  const { parts, label } = inOrder(context, assembled);
  if (isPublicPart(parts)) return undefined;
  const namedSlot = values.some(({ slot }) => slot.form === "named");
  if (!namedSlot && !isNamelessPair(context, parts, label)) return undefined;
  const isKnown = label.exchange !== undefined && label.grammar !== undefined;
  if (!isKnown && !isConvincing(context, parts, label)) return undefined;
  const { parts: completed, grammar } = completeParts(context.source, parts, label, taken);
  if (!namedSlot && label.near !== true && completed.length > 1 && completed.every(({ text }) => isChainLike(text)))
    return undefined;
  // One argument without a name is nothing; with a short key before it, it is a pair.
  if (!namedSlot && parts.key === undefined && !completed.some(({ kind }) => kind === "key")) return undefined;
  return describe(context, parts, { ...label, grammar }, completed);
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
