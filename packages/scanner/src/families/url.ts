import { matchesShape } from "@keyguard/exchanges";
import type { Family, FamilyPart, UrlPlace } from "./family.ts";
import { FAMILIES } from "./registry.ts";

/** A key in an address. Offsets are those of the address. */
export interface UrlMatch {
  readonly family: Family;
  readonly part: FamilyPart;
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly family: Family;
  readonly part: FamilyPart;
  readonly url: UrlPlace;
}

let byHost: ReadonlyMap<string, readonly Entry[]> | undefined;

function entries(): ReadonlyMap<string, readonly Entry[]> {
  if (byHost !== undefined) return byHost;
  const index = new Map<string, Entry[]>();
  for (const family of FAMILIES) {
    for (const part of family.parts) {
      const schemes = part.url?.schemes?.map((scheme) => `${scheme}:`) ?? [];
      for (const host of [...(part.url?.hosts ?? []), ...schemes]) {
        const entry = { family, part, url: part.url as UrlPlace };
        index.set(host, [...(index.get(host) ?? []), entry]);
      }
    }
  }
  byHost = index;
  return index;
}

/** `mainnet.infura.io`, `infura.io`, `io`. */
function endsOf(host: string): string[] {
  const labels = host.split(".");
  return labels.slice(0, 8).map((_, i) => labels.slice(i).join("."));
}

interface Piece {
  readonly name: string;
  readonly text: string;
  readonly start: number;
}

/** The segments of a path, each with the one before it, and where it starts. */
function segmentsOf(path: string, offset: number): Piece[] {
  const pieces: Piece[] = [];
  let name = "";
  let start = offset;
  for (const text of path.split("/")) {
    if (start > offset) pieces.push({ name, text, start });
    name = text;
    start += text.length + 1;
  }
  return pieces;
}

function parametersOf(query: string, offset: number): Piece[] {
  const pieces: Piece[] = [];
  let start = offset;
  for (const pair of query.split("&")) {
    const equals = pair.indexOf("=");
    if (equals !== -1)
      pieces.push({ name: pair.slice(0, equals), text: pair.slice(equals + 1), start: start + equals + 1 });
    start += pair.length + 1;
  }
  return pieces;
}

/** Longest address that is read, in characters. */
const LONGEST = 4096;

/**
 * The keys that an address holds for a host whose family is known.
 *
 * @param address with or without a scheme: `https://mainnet.infura.io/v3/…`
 */
export function findInUrl(address: string): UrlMatch[] {
  const match =
    /^([a-z][a-z0-9+.-]{1,30}:)?\/\/(?:[^/@?#]*@)?([a-z0-9.-]{3,253})(?::\d{1,5})?(\/[^?#]*)?(\?[^#]*)?/iu.exec(
      address.slice(0, LONGEST),
    );
  const host = match?.[2]?.toLowerCase();
  if (match === null || host === undefined) return [];
  const [whole, scheme = "", , path = "", query = ""] = match;
  const known = [...endsOf(host), scheme.toLowerCase()].flatMap((end) => entries().get(end) ?? []);
  if (known.length === 0) return [];
  const queryStart = whole.length - query.length;
  const segments = segmentsOf(path, queryStart - path.length);
  const parameters = parametersOf(query.slice(1), queryStart + 1);
  const found: UrlMatch[] = [];
  for (const { family, part, url } of known) {
    for (const { name, text: segment, start: from } of url.query === undefined ? segments : parameters) {
      if (url.query !== undefined && !url.query.includes(name)) continue;
      if (url.after !== undefined && url.after.length > 0 && !url.after.includes(name)) continue;
      const { lead = "" } = url;
      if (!segment.startsWith(lead)) continue;
      const text = segment.slice(lead.length);
      const start = from + lead.length;
      if (!part.shapes.some((shape) => matchesShape(shape, text))) continue;
      if (!found.some((old) => old.start === start)) found.push({ family, part, start, end: start + text.length });
    }
  }
  return found;
}
