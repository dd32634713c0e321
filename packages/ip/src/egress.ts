import type { Address, Family } from "./address.ts";
import type { ObserverFailure } from "./answer.ts";
import { compareAddresses } from "./cidr.ts";
import { agree, type Sighting } from "./quorum.ts";

/**
 * What is known about one family: `reported` by an exchange, `confirmed` by two observers, `absent` (no way
 * out), `undecided` (asked, but no two independent observers agree), `off` (nobody was asked).
 */
export type FamilyState = "reported" | "confirmed" | "absent" | "undecided" | "off";

/** An observer that gave no usable answer. */
export interface SilentObserver {
  readonly source: string;
  readonly failure: ObserverFailure;
  readonly detail: string;
}

/** The addresses of one family, with everything that was said about them. */
export interface FamilyReading {
  readonly state: FamilyState;
  /** Sorted; several are a pool. Empty unless `reported` or `confirmed`. */
  readonly addresses: readonly string[];
  /** Who saw them, sorted. */
  readonly sources: readonly string[];
  /** What one witness alone said, or observers said against an exchange. */
  readonly doubts: readonly { readonly source: string; readonly address: string }[];
  /** Who gave no usable answer, and why, sorted by source. */
  readonly failures: readonly SilentObserver[];
}

/** The address that an exchange sees, per family. */
export interface EgressReading {
  readonly families: Readonly<Record<Family, FamilyReading>>;
}

/** An address that an exchange itself named. It outranks every observer. */
export interface ExchangeSighting {
  readonly exchange: string;
  readonly address: Address;
}

/** Failures in which nobody was reached at all. */
const UNREACHED: ReadonlySet<ObserverFailure> = new Set(["no-route", "timeout", "refused", "off-path"]);

/** A reading in which nobody was asked. */
export function emptyEgress(): EgressReading {
  const off: FamilyReading = { state: "off", addresses: [], sources: [], doubts: [], failures: [] };
  return { families: { 4: off, 6: off } };
}

function concludeFamily(
  family: Family,
  asked: boolean,
  sightings: readonly Sighting[],
  silent: readonly SilentObserver[],
): FamilyReading {
  const { confirmed, sources, unconfirmed } = agree(family, sightings);
  const failures = silent.toSorted((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
  const doubts = unconfirmed.map(({ observer, address }) => ({ source: observer.id, address: address.text }));
  const rest = { sources, doubts, failures };
  if (confirmed.length > 0) return { state: "confirmed", addresses: confirmed.map(({ text }) => text), ...rest };
  if (doubts.length > 0) return { state: "undecided", addresses: [], ...rest };
  if (!asked) return { state: "off", addresses: [], ...rest };
  const noRoute = failures.length > 0 && failures.every(({ failure }) => failure === "no-route");
  return { state: noRoute ? "absent" : "undecided", addresses: [], ...rest };
}

/** What was heard while asking over one family. */
export interface FamilyLooks {
  /** Whether any observer serves the family. */
  readonly asked: boolean;
  /** Of any family: behind a proxy the answer tells which. */
  readonly sightings: readonly Sighting[];
  readonly failures: readonly SilentObserver[];
}

/** Adds up what observers said. Pure. A family over which nobody was reached, while the other works, is `absent`. */
export function concludeEgress(looks: Readonly<Record<Family, FamilyLooks>>): EgressReading {
  const sightings = [...looks[4].sightings, ...looks[6].sightings];
  const conclude = (family: Family): FamilyReading =>
    concludeFamily(family, looks[family].asked, sightings, looks[family].failures);
  const families = { 4: conclude(4), 6: conclude(6) };
  const settle = (family: Family, other: Family): FamilyReading => {
    const reading = families[family];
    const unreached = reading.doubts.length === 0 && reading.failures.every(({ failure }) => UNREACHED.has(failure));
    const alone = reading.state === "undecided" && families[other].state === "confirmed" && unreached;
    return alone ? { ...reading, state: "absent" } : reading;
  };
  return { families: { 4: settle(4, 6), 6: settle(6, 4) } };
}

/**
 * Adds what exchanges named to a reading: their word outranks the observers'. Pure.
 *
 * @param reported addresses from `reportedAddress`; an empty list changes nothing
 */
export function withReported(reading: EgressReading, reported: readonly ExchangeSighting[]): EgressReading {
  const merge = (family: Family): FamilyReading => {
    const before = reading.families[family];
    const told = new Map<string, Address>();
    const sources = new Set<string>();
    for (const { exchange, address } of reported) {
      if (address.family !== family) continue;
      told.set(address.text, address);
      sources.add(`exchange:${exchange}`);
    }
    if (told.size === 0) return before;
    const against = before.addresses.filter((address) => !told.has(address));
    const observers = before.sources.join(" and ");
    return {
      state: "reported",
      addresses: [...told.values()].toSorted(compareAddresses).map((address) => address.text),
      sources: [...sources].sort(),
      doubts: [...against.map((address) => ({ source: observers, address })), ...before.doubts],
      failures: before.failures,
    };
  };
  return { families: { 4: merge(4), 6: merge(6) } };
}
