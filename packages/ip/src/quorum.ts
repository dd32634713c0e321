import type { Address, Family } from "./address.ts";
import { compareAddresses } from "./cidr.ts";
import type { Observer } from "./observer.ts";

/** One observer's word for one address. */
export interface Sighting {
  readonly observer: Observer;
  readonly address: Address;
}

/**
 * True when two observers are two witnesses. One operator is one witness; and as whoever controls the
 * network can answer for every unauthenticated server of one kind at once (a provider that redirects port 53
 * does), two DNS servers are one witness too, as are two STUN servers.
 */
export function independent(a: Observer, b: Observer): boolean {
  return a.operator !== b.operator && (a.kind !== b.kind || a.kind === "https");
}

/** What the sightings of one family add up to. */
export interface Agreement {
  /** Seen by at least two independent observers, sorted. Several are a pool. */
  readonly confirmed: readonly Address[];
  /** Who saw them, sorted. */
  readonly sources: readonly string[];
  /** Seen by one witness only: sorted by address. */
  readonly unconfirmed: readonly Sighting[];
}

/**
 * The addresses that at least two independent observers saw. Pure; the order of the sightings does not matter.
 *
 * @param sightings of any family; those of other families are left out
 */
export function agree(family: Family, sightings: readonly Sighting[]): Agreement {
  const byAddress = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    if (sighting.address.family !== family) continue;
    const group = byAddress.get(sighting.address.text) ?? [];
    group.push(sighting);
    byAddress.set(sighting.address.text, group);
  }
  const confirmed: Address[] = [];
  const unconfirmed: Sighting[] = [];
  const sources = new Set<string>();
  for (const group of byAddress.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const certain = group.some((a, i) => group.slice(i + 1).some((b) => independent(a.observer, b.observer)));
    if (!certain) {
      unconfirmed.push(first);
      continue;
    }
    confirmed.push(first.address);
    for (const { observer } of group) sources.add(observer.id);
  }
  return {
    confirmed: confirmed.toSorted(compareAddresses),
    sources: [...sources].sort(),
    unconfirmed: unconfirmed.toSorted((a, b) => compareAddresses(a.address, b.address)),
  };
}
