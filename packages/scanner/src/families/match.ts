import { ALPHABETS, type Segment, type Shape, shapeLength, shapePattern } from "@keyguard/exchanges";
import { type HeavyLibrary, prove } from "../proofs/proof.ts";
import type { Family, FamilyPart } from "./family.ts";
import { FAMILIES } from "./registry.ts";

/** A value that has the shape of a family's part. */
export interface FamilyMatch {
  readonly family: Family;
  readonly part: FamilyPart;
  /** Offsets in the text that was asked about. */
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly family: Family;
  readonly part: FamilyPart;
  readonly anchor: string;
  /** How far before its anchor a value begins; both 0 where the anchor is its beginning. */
  readonly before: { readonly min: number; readonly max: number };
  readonly pattern: RegExp;
}

/** A shape from a place on, after which no character of its last run may follow: a longer value is another one. */
function stickyPattern(shape: Shape): RegExp {
  const last = shape.at(-1);
  const follow = last === undefined || typeof last === "string" ? "A-Za-z0-9" : ALPHABETS[last.alphabet];
  return new RegExp(`${shapePattern(shape)}(?![${follow}])`, "y");
}

function splitAtAnchor(shape: Shape, anchor: string): Shape | undefined {
  const at = shape.findIndex((segment: Segment) => typeof segment === "string" && segment.startsWith(anchor));
  return at === -1 ? undefined : shape.slice(0, at);
}

function entriesOf(family: Family, part: FamilyPart): Entry[] {
  if (part.url !== undefined) return [];
  return part.shapes.flatMap((shape) => {
    const anchor = (part.anchors ?? []).find((text) => splitAtAnchor(shape, text) !== undefined);
    const lead = anchor === undefined ? undefined : splitAtAnchor(shape, anchor);
    if (anchor === undefined || lead === undefined) return [];
    return [{ family, part, anchor, before: shapeLength(lead), pattern: stickyPattern(shape) }];
  });
}

let anchored: ReadonlyMap<string, readonly Entry[]> | undefined;

function anchoredEntries(): ReadonlyMap<string, readonly Entry[]> {
  if (anchored !== undefined) return anchored;
  const entries = new Map<string, Entry[]>();
  for (const family of FAMILIES) {
    for (const part of family.parts) {
      for (const entry of entriesOf(family, part)) {
        const list = entries.get(entry.anchor);
        if (list === undefined) entries.set(entry.anchor, [entry]);
        else list.push(entry);
      }
    }
  }
  anchored = entries;
  return entries;
}

/** Literal texts of which a value with an anchor holds one; sorted. `inner` ones stand within it, not at its start. */
export function familyAnchors(): readonly { readonly text: string; readonly inner: boolean }[] {
  return [...anchoredEntries()]
    .map(([text, entries]) => ({ text, inner: entries.some((entry) => entry.before.max > 0) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
}

function matchFrom(entry: Entry, text: string, start: number): FamilyMatch | undefined {
  entry.pattern.lastIndex = start;
  const match = entry.pattern.exec(text);
  if (match === null) return undefined;
  return { family: entry.family, part: entry.part, start, end: start + match[0].length };
}

const WORD = /[A-Za-z0-9]/u;

/** What begins with, or has inside it, the anchor that stands at a place. The longest shape of each part wins. */
function matchesAtAnchor(text: string, anchor: string, at: number): FamilyMatch[] {
  const found = new Map<FamilyPart, FamilyMatch>();
  for (const entry of anchoredEntries().get(anchor) ?? []) {
    for (let back = entry.before.max; back >= entry.before.min; back--) {
      const start = at - back;
      if (start < 0 || (back > 0 && start > 0 && WORD.test(text.charAt(start - 1)))) continue;
      const match = matchFrom(entry, text, start);
      const old = found.get(entry.part);
      if (match !== undefined && (old === undefined || match.end > old.end)) found.set(entry.part, match);
      if (match !== undefined) break;
    }
  }
  return [...found.values()];
}

let anchorPattern: RegExp | undefined;

/**
 * Every value with an anchor in a text, in order of place. What stands before it is not looked at: whether `\nAKIA…` is
 * an escape and a key is for the caller to say.
 */
export function findAnchored(text: string): FamilyMatch[] {
  anchorPattern ??= new RegExp(
    familyAnchors()
      .map((anchor) => anchor.text)
      .sort((a, b) => b.length - a.length)
      .map((anchor) => shapePattern([anchor]))
      .join("|"),
    "g",
  );
  const found: FamilyMatch[] = [];
  for (const match of text.matchAll(anchorPattern)) {
    // A longer anchor hides a shorter one that begins like it: `sk-ant-` and `sk-`.
    for (const anchor of prefixesOf(match[0])) found.push(...matchesAtAnchor(text, anchor, match.index));
  }
  return withoutInner(found);
}

function prefixesOf(anchor: string): string[] {
  return [...anchoredEntries().keys()].filter((other) => anchor.startsWith(other));
}

/** Leaves out what lies within a longer match of another family. */
function withoutInner(found: readonly FamilyMatch[]): FamilyMatch[] {
  return found
    .filter((one) => !found.some((other) => other !== one && covers(other, one)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function covers(outer: FamilyMatch, inner: FamilyMatch): boolean {
  return outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;
}

let byLength:
  | ReadonlyMap<number, readonly { readonly family: Family; readonly part: FamilyPart; readonly pattern: RegExp }[]>
  | undefined;

/** Shapes of a part that has no anchor, by every length that they can have. */
function unanchored(): NonNullable<typeof byLength> {
  if (byLength !== undefined) return byLength;
  const index = new Map<number, { family: Family; part: FamilyPart; pattern: RegExp }[]>();
  for (const family of FAMILIES) {
    for (const part of family.parts) {
      if (part.url !== undefined || part.anchors !== undefined || part.kind === "passphrase") continue;
      for (const shape of part.shapes) {
        const { min, max } = shapeLength(shape);
        const entry = { family, part, pattern: new RegExp(`^${shapePattern(shape)}$`) };
        for (let length = min; length <= max; length++) {
          const list = index.get(length);
          if (list === undefined) index.set(length, [entry]);
          else list.push(entry);
        }
      }
    }
  }
  byLength = index;
  return index;
}

/** Every part whose shape the whole value has, with an anchor or without. */
export function matchWhole(value: string): FamilyMatch[] {
  const found = new Map<FamilyPart, FamilyMatch>();
  for (const { family, part, pattern } of unanchored().get(value.length) ?? []) {
    if (!found.has(part) && pattern.test(value)) found.set(part, { family, part, start: 0, end: value.length });
  }
  for (const match of findAnchored(value)) {
    if (match.start === 0 && match.end === value.length) found.set(match.part, match);
  }
  return [...found.values()];
}

/** Does the value fulfil its part's proof? `yes` where there is none; `unknown` while the library it needs is not loaded. */
export function proveMatch(match: FamilyMatch, text: string, loaded?: HeavyLibrary): "yes" | "no" | "unknown" {
  const { proof } = match.part;
  return proof === undefined ? "yes" : prove(proof, text.slice(match.start, match.end), loaded);
}
