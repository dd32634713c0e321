import { shapeLength, type Shape } from "@keyguard/exchanges";
import { remember } from "../remember.ts";
import { anchoredShapes, forEachAnchor } from "./anchors.ts";
import type { Family, FamilyPart } from "./family.ts";
import { FAMILIES } from "./registry.ts";
import { membersOf, ShapeMatcher } from "./shape-matcher.ts";

/** A value that has the shape of a family's part. */
export interface FamilyMatch {
  readonly family: Family;
  readonly part: FamilyPart;
  /** Offsets in the text that was asked about. */
  readonly start: number;
  readonly end: number;
}

/** True where a shape that begins with a run would begin in the middle of a longer one. */
function goesBack([first]: Shape, text: string, start: number): boolean {
  if (first === undefined || typeof first === "string" || start === 0) return false;
  const before = text.charCodeAt(start - 1);
  return /[A-Za-z0-9]/u.test(text.charAt(start - 1)) || membersOf(first.alphabet)[before] === 1;
}

/** True where a value that another shape of its part has goes on: `hvs.….…-…` is no `hvs.….…`. */
function goesOn({ shapes }: FamilyPart, text: string, end: number): boolean {
  if (!/[A-Za-z0-9]/u.test(text.charAt(end + 1))) return false;
  const next = text.charCodeAt(end);
  return shapes.some((shape) => {
    const last = shape.at(-1);
    return typeof last === "object" && membersOf(last.alphabet)[next] === 1;
  });
}

/** What begins with, or has inside it, the anchor that stands at a place. The longest shape of each part wins. */
function matchesAt(matcher: ShapeMatcher, text: string, anchor: string, at: number): Iterable<FamilyMatch> {
  const found = new Map<FamilyPart, FamilyMatch>();
  for (const { family, part, shape, before } of anchoredShapes().get(anchor) ?? []) {
    for (let back = before.max; back >= before.min; back--) {
      const start = at - back;
      if (start < 0 || goesBack(shape, text, start)) continue;
      const end = matcher.match(shape, start);
      if (end === undefined || goesOn(part, text, end)) continue;
      const old = found.get(part);
      if (old === undefined || end > old.end) found.set(part, { family, part, start, end });
      break;
    }
  }
  return found.values();
}

/**
 * Every value with an anchor in a text, in order of place. What stands before it is not looked at: whether `\nAKIA…` is
 * an escape and a key is for the caller to say.
 */
export const findAnchored: (text: string) => readonly FamilyMatch[] = remember((text) => {
  const matcher = new ShapeMatcher(text);
  const found: FamilyMatch[] = [];
  forEachAnchor(text, (anchor, at) => found.push(...matchesAt(matcher, text, anchor, at)));
  return withoutInner(found);
}, 5_000);

/** Leaves out what lies within a longer match. */
function withoutInner(found: readonly FamilyMatch[]): FamilyMatch[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  let widest: FamilyMatch | undefined; // the earliest of those that reach farthest
  return sorted.filter((one) => {
    const covered =
      widest !== undefined && (widest.end > one.end || (widest.end === one.end && widest.start < one.start));
    if (widest === undefined || one.end > widest.end) widest = one;
    return !covered;
  });
}

interface Unanchored {
  readonly family: Family;
  readonly part: FamilyPart;
  readonly shape: Shape;
}

let byLength: ReadonlyMap<number, readonly Unanchored[]> | undefined;

/** Shapes without an anchor, by every length that they can have. */
function unanchoredShapes(): ReadonlyMap<number, readonly Unanchored[]> {
  if (byLength !== undefined) return byLength;
  const shapes = new Map<number, Unanchored[]>();
  for (const family of FAMILIES) {
    for (const part of family.parts) {
      if (part.url !== undefined || part.anchors !== undefined || part.kind === "passphrase") continue;
      for (const shape of part.shapes) {
        const { min, max } = shapeLength(shape);
        for (let length = min; length <= max; length++) {
          const list = shapes.get(length);
          if (list === undefined) shapes.set(length, [{ family, part, shape }]);
          else list.push({ family, part, shape });
        }
      }
    }
  }
  byLength = shapes;
  return shapes;
}

/** Every part whose shape the whole value has, with an anchor or without. */
export function readWhole(value: string): readonly FamilyMatch[] {
  const matcher = new ShapeMatcher(value);
  const found = new Map<FamilyPart, FamilyMatch>();
  for (const { family, part, shape } of unanchoredShapes().get(value.length) ?? []) {
    if (found.has(part) || matcher.match(shape, 0) !== value.length) continue;
    found.set(part, { family, part, start: 0, end: value.length });
  }
  forEachAnchor(value, (anchor, at) => {
    for (const match of matchesAt(matcher, value, anchor, at)) {
      if (match.start === 0 && match.end === value.length) found.set(match.part, match);
    }
  });
  return [...found.values()];
}

/** The same for a value that is asked about again: a candidate, not any value. */
export const matchWhole: (value: string) => readonly FamilyMatch[] = remember(readWhole, 5_000);
