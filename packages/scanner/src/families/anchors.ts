import type { Segment, Shape } from "@keyguard/exchanges";
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

function segmentsBefore(shape: Shape, anchor: string): Shape | undefined {
  const at = shape.findIndex((segment: Segment) => typeof segment === "string" && segment.startsWith(anchor));
  return at === -1 ? undefined : shape.slice(0, at);
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
        const anchor = part.anchors.find((text) => segmentsBefore(shape, text) !== undefined);
        const lead = anchor === undefined ? undefined : segmentsBefore(shape, anchor);
        if (anchor === undefined || lead === undefined) continue;
        const entry = { family, part, shape, before: shapeLength(lead) };
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
  /** Anchors of two characters, which the bits cannot hold, by the code of the first. */
  readonly ofTwo: readonly (readonly string[] | undefined)[];
}

let index: AnchorIndex | undefined;

function anchorIndex(): AnchorIndex {
  if (index !== undefined) return index;
  const anchors = [...anchoredShapes().keys()];
  const byStart = new Map<string, string[]>();
  const ofTwo: (string[] | undefined)[] = Array.from({ length: 128 });
  for (const anchor of anchors) {
    if (anchor.length === 2) (ofTwo[anchor.charCodeAt(0)] ??= []).push(anchor);
    else byStart.set(anchor.slice(0, 3), [...(byStart.get(anchor.slice(0, 3)) ?? []), anchor]);
  }
  index = { bits: prefixBitmap(anchors), byStart, ofTwo };
  return index;
}

const NONE: readonly string[] = [];

/** The anchors that stand at a place. */
function anchorsAt({ bits, byStart, ofTwo }: AnchorIndex, text: string, at: number): readonly string[] {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  const bit = prefixHash(first, second, text.charCodeAt(at + 2));
  const short = ofTwo[first]?.find((anchor) => anchor.charCodeAt(1) === second);
  if (((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return short === undefined ? NONE : [short];
  const long = (byStart.get(text.slice(at, at + 3)) ?? NONE).filter((anchor) => text.startsWith(anchor, at));
  return short === undefined ? long : [short, ...long];
}

/** Calls back for every anchor in a text, in order of place. */
export function forEachAnchor(text: string, found: (anchor: string, at: number) => void): void {
  const anchors = anchorIndex();
  for (let at = 0; at < text.length; at++) {
    for (const anchor of anchorsAt(anchors, text, at)) found(anchor, at);
  }
}

/** True when an anchor stands in a text. */
export function mayHoldAnchor(text: string): boolean {
  const anchors = anchorIndex();
  for (let at = 0; at < text.length; at++) if (anchorsAt(anchors, text, at).length > 0) return true;
  return false;
}
