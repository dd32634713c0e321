import { hasSigns } from "../judgement/quality.ts";
import type { SourceText } from "../text/source-text.ts";
import { isLiteral, type Stretch } from "../values/extract.ts";
import type { SlottedValue } from "./part.ts";

/** True for a value that begins within one of some stretches. */
export function isInside(value: Stretch, stretches: readonly Stretch[]): boolean {
  return stretches.some(({ start, end }) => value.start >= start && value.start < end);
}

/** Without a shape, and without a name but that of its file. */
function isUnnamed({ fits, slot, start }: SlottedValue): boolean {
  return fits.length === 0 && (slot.form !== "named" || slot.from >= start);
}

/** `('…','…')`, `…,secret=…`, `…:…`: no value but what holds some: a literal, one with a name, or two that have shapes. */
function isExpression(source: SourceText, value: SlottedValue, values: readonly SlottedValue[]): boolean {
  if (value.fits.length > 0 || !/[:,;'"=()]/u.test(value.text)) return false;
  const held = values.filter((other) => other.text.length < value.text.length && isInside(other, [value]));
  if (held.some((other) => isLiteral(source, other) || (other.slot.form === "named" && other.slot.from > value.start)))
    return true;
  return value.slot.role?.strong !== true && held.filter(({ fits }) => fits.length > 0).length > 1;
}

/** `MY_KEY="name:…"`: a word and a colon before a value. */
const LEAD = /^[A-Za-z][A-Za-z_.-]{1,20}\d?[A-Za-z_.-]{0,20}:(?=[\w+/=-]+$)/u;

/** Values without the word before them: what the whole is called, they are called. */
export function withoutLead(values: readonly SlottedValue[]): readonly SlottedValue[] {
  const led = new Map<SlottedValue, SlottedValue>();
  for (const value of values) {
    if (value.slot.role?.strong !== true || value.fits.length > 0) continue;
    const lead = LEAD.exec(value.text)?.[0].length;
    const rest =
      lead === undefined
        ? undefined
        : values.find(({ start, end }) => start === value.start + lead && end >= value.end);
    if (rest !== undefined) led.set(value, rest);
  }
  if (led.size === 0) return values;
  // `APIKey:… APISecret:…`: the word may be the name of the rest.
  const unnamed = [...led].filter(([, rest]) => rest.slot.role?.strong !== true);
  const slots = new Map(unnamed.map(([value, rest]) => [rest, value.slot]));
  return values.filter((value) => !led.has(value)).map((value) => ({ ...value, slot: slots.get(value) ?? value.slot }));
}

/** Two pieces of a literal name it twice, and a piece of a longer value that has a shape, or signs, or is all of a literal, is no value. */
export function withoutPieces(source: SourceText, values: readonly SlottedValue[]): SlottedValue[] {
  const all = [...new Map(values.map((value) => [`${value.start}:${value.end}:${value.text}`, value])).values()];
  const once = all.filter((value) => !isExpression(source, value, all));
  // An address in a literal is no value; a piece of it may be one.
  const isWhole = (value: SlottedValue): boolean =>
    hasSigns(value.text) || (isLiteral(source, value) && !value.text.includes("://"));
  const whole = once.filter((value) => value.fits.length > 0 || isWhole(value));
  const isPiece = piecesOf(whole);
  const fields = once.filter(({ slot }) => slot.form === "field");
  return once.filter(
    (value) =>
      // `name:key:secret` is a line of fields, not a value.
      !(isUnnamed(value) && fields.some((field) => field !== value && isInside(field, [value]))) && !isPiece(value),
  );
}

/** Tells what stands within a longer one of some values. A dump has thousands: they are sorted once. */
function piecesOf(whole: readonly SlottedValue[]): (value: SlottedValue) => boolean {
  const sorted = whole.toSorted((a, b) => a.start - b.start || b.end - a.end);
  /** The farthest end of all up to this one. */
  const farthest: number[] = [];
  for (const { end } of sorted) farthest.push(Math.max(end, farthest.at(-1) ?? 0));
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    // Those that begin before it, and the longest that begins with it.
    return (farthest[low - 1] ?? 0) >= end || (sorted[low]?.start === start && (sorted[low]?.end ?? 0) > end);
  };
}
