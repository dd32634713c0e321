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
  /** One for each pair of ASCII codes with which an anchor begins. */
  readonly pairs: Uint8Array;
  readonly byPair: ReadonlyMap<number, readonly string[]>;
}

let index: AnchorIndex | undefined;

const pairOf = (first: number, second: number): number => (first << 7) | second;

function anchorIndex(): AnchorIndex {
  if (index !== undefined) return index;
  const pairs = new Uint8Array(128 * 128);
  const byPair = new Map<number, string[]>();
  for (const anchor of anchoredShapes().keys()) {
    const pair = pairOf(anchor.charCodeAt(0), anchor.charCodeAt(1));
    pairs[pair] = 1;
    byPair.set(pair, [...(byPair.get(pair) ?? []), anchor]);
  }
  index = { pairs, byPair };
  return index;
}

/** Calls back for every anchor in a text, in order of place. */
export function forEachAnchor(text: string, found: (anchor: string, at: number) => void): void {
  const { pairs, byPair } = anchorIndex();
  let before = 0xff_ff;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (before < 128 && code < 128) {
      const pair = pairOf(before, code);
      if (pairs[pair] === 1) {
        for (const anchor of byPair.get(pair) ?? []) if (text.startsWith(anchor, i - 1)) found(anchor, i - 1);
      }
    }
    before = code;
  }
}

/** The families' literals by their first three characters. */
let anchorsByStart: Map<string, string[]> | undefined;

function anchorsAt(start: string): readonly string[] {
  if (anchorsByStart === undefined) {
    anchorsByStart = new Map();
    for (const { text } of familyAnchors()) {
      const key = text.slice(0, 3);
      anchorsByStart.set(key, [...(anchorsByStart.get(key) ?? []), text]);
    }
  }
  return anchorsByStart.get(start) ?? [];
}

let anchorBits: Uint8Array | undefined;
/** Literals of two characters, which the bitmap cannot hold: the second ones by the first. */
let shortAnchors: readonly (readonly number[] | undefined)[] | undefined;

function twoCharacters(): readonly (readonly number[] | undefined)[] {
  const seconds: (number[] | undefined)[] = Array.from({ length: 128 });
  for (const { text } of familyAnchors()) {
    if (text.length === 2) (seconds[text.charCodeAt(0)] ??= []).push(text.charCodeAt(1));
  }
  return seconds;
}

/** True when one of the families' literals stands in a text. */
export function mayHoldAnchor(text: string): boolean {
  anchorBits ??= prefixBitmap(familyAnchors().map((anchor) => anchor.text));
  shortAnchors ??= twoCharacters();
  for (let i = 0; i + 3 <= text.length; i++) {
    const first = text.charCodeAt(i);
    const second = text.charCodeAt(i + 1);
    if (shortAnchors[first]?.includes(second) === true) return true;
    const bit = prefixHash(first, second, text.charCodeAt(i + 2));
    if (((anchorBits[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
    if (anchorsAt(text.slice(i, i + 3)).some((anchor) => text.startsWith(anchor, i))) return true;
  }
  return false;
}
