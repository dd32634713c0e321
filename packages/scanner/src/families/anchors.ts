import type { Shape } from "@keyguard/exchanges";
import { shapeLength } from "@keyguard/exchanges";
import { prefixBitmap, prefixHash } from "../kernel/tables.ts";
import type { Family, FamilyPart } from "./family.ts";
import { FAMILIES } from "./registry.ts";

/** A shape with an anchor. */
export interface AnchoredShape {
  readonly family: Family;
  readonly part: FamilyPart;
  readonly shape: Shape;
  /** How far before its anchor a value begins; both 0 where the anchor is its beginning. */
  readonly before: { readonly min: number; readonly max: number };
}

/** The first segment of a shape that begins with an anchor; -1 for none. */
function segmentOf(shape: Shape, anchor: string): number {
  for (let i = 0; i < shape.length; i++) {
    const segment = shape[i];
    if (typeof segment === "string" && segment.startsWith(anchor)) return i;
  }
  return -1;
}

let byAnchor: ReadonlyMap<string, readonly AnchoredShape[]> | undefined;

/** Every shape that has an anchor, by it. */
export function anchoredShapes(): ReadonlyMap<string, readonly AnchoredShape[]> {
  if (byAnchor !== undefined) return byAnchor;
  const shapes = new Map<string, AnchoredShape[]>();
  for (const family of FAMILIES) {
    for (const part of family.parts) {
      if (part.anchors === undefined || part.url !== undefined) continue;
      for (const shape of part.shapes) {
        const anchor = part.anchors.find((text) => segmentOf(shape, text) !== -1);
        if (anchor === undefined) continue;
        const entry = { family, part, shape, before: shapeLength(shape.slice(0, segmentOf(shape, anchor))) };
        const list = shapes.get(anchor);
        if (list === undefined) shapes.set(anchor, [entry]);
        else list.push(entry);
      }
    }
  }
  byAnchor = shapes;
  return shapes;
}

/** Literal texts of which a value with an anchor holds one; sorted. `inner` ones stand within it, not at its start. */
export function familyAnchors(): readonly { readonly text: string; readonly inner: boolean }[] {
  return [...anchoredShapes()]
    .map(([text, shapes]) => ({ text, inner: shapes.some((entry) => entry.before.max > 0) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
}

interface AnchorIndex {
  /** A bit for each hash of three characters with which an anchor begins. */
  readonly bits: Uint8Array;
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** Anchors of two characters, which the bits cannot hold: one for each pair of ASCII codes. */
  readonly pairs: Uint8Array;
}

let index: AnchorIndex | undefined;

const pairOf = (first: number, second: number): number => (first << 7) | second;

function anchorIndex(): AnchorIndex {
  if (index !== undefined) return index;
  const anchors = [...anchoredShapes().keys()];
  const byStart = new Map<string, string[]>();
  const pairs = new Uint8Array(128 * 128);
  for (const anchor of anchors) {
    if (anchor.length === 2) pairs[pairOf(anchor.charCodeAt(0), anchor.charCodeAt(1))] = 1;
    else byStart.set(anchor.slice(0, 3), [...(byStart.get(anchor.slice(0, 3)) ?? []), anchor]);
  }
  index = { bits: prefixBitmap(anchors), byStart, pairs };
  return index;
}

/** The next place where an anchor may begin, or -1: every value of a tree is asked, and few hold one. */
function nextStart({ bits, pairs }: AnchorIndex, text: string, from: number): number {
  let first = text.charCodeAt(from);
  let second = text.charCodeAt(from + 1);
  for (let at = from; at + 1 < text.length; at++) {
    const third = text.charCodeAt(at + 2);
    if (first < 128 && second < 128 && pairs[pairOf(first, second)] === 1) return at;
    const bit = prefixHash(first, second, third);
    if (((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0) return at;
    first = second;
    second = third;
  }
  return -1;
}

/** The anchors that stand at a place, which the index has told. */
function anchorsAt({ byStart, pairs }: AnchorIndex, text: string, at: number): readonly string[] {
  const long = (byStart.get(text.slice(at, at + 3)) ?? []).filter((anchor) => text.startsWith(anchor, at));
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  const isPair = first < 128 && second < 128 && pairs[pairOf(first, second)] === 1;
  return isPair ? [text.slice(at, at + 2), ...long] : long;
}

/** Calls back for every anchor in a text, in order of place. */
export function forEachAnchor(text: string, found: (anchor: string, at: number) => void): void {
  const anchors = anchorIndex();
  for (let at = nextStart(anchors, text, 0); at !== -1; at = nextStart(anchors, text, at + 1)) {
    for (const anchor of anchorsAt(anchors, text, at)) found(anchor, at);
  }
}

/** True when an anchor stands in a text. */
export function mayHoldAnchor(text: string): boolean {
  const anchors = anchorIndex();
  for (let at = nextStart(anchors, text, 0); at !== -1; at = nextStart(anchors, text, at + 1)) {
    if (anchorsAt(anchors, text, at).length > 0) return true;
  }
  return false;
}
