import type { Clock } from "@keyguard/core";
import type { Family } from "./address.ts";
import type { ObserverAnswer } from "./answer.ts";
import { concludeEgress, type EgressReading, type FamilyLooks, type SilentObserver } from "./egress.ts";
import type { Observer } from "./observer.ts";
import { agree, type Sighting } from "./quorum.ts";
import { specialKind } from "./special.ts";

/** Asks one observer over one family. Resolves with a failure instead of throwing; ends when the signal aborts. */
export type Observe = (observer: Observer, family: Family, signal: AbortSignal) => Promise<ObserverAnswer>;

/** How to look. */
export interface EgressOptions {
  readonly observers: readonly Observer[];
  readonly observe: Observe;
  readonly clock: Clock;
  /** How long one look waits for an observer, in milliseconds. Default 4000. */
  readonly timeoutMs?: number;
  /** `quorum`: done as soon as two agree; `all`: hear everyone, to find pools. Default `quorum`. */
  readonly until?: "quorum" | "all";
  /** How often to look, from 1 to 20; each look uses new connections. Default 1. */
  readonly looks?: number;
  readonly signal?: AbortSignal;
}

interface Look {
  readonly sightings: Sighting[];
  readonly failures: SilentObserver[];
}

function judge(observer: Observer, answer: ObserverAnswer): Sighting | SilentObserver {
  if ("failure" in answer) return { source: observer.id, ...answer };
  const kind = specialKind(answer.address);
  if (kind === undefined) return { observer, address: answer.address };
  return { source: observer.id, failure: "not-public", detail: `answered a ${kind} address` };
}

/** Asks everyone at once; ends at the quorum, at the last answer, or when time is up. */
async function lookOnce(family: Family, observers: readonly Observer[], options: EgressOptions): Promise<Look> {
  const look: Look = { sightings: [], failures: [] };
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, options.signal]);
  if (observers.length === 0 || signal.aborted) return look;
  const waiting = new Set(observers);
  const decided = (): boolean => agree(family, look.sightings).confirmed.length > 0;
  const hearing = new Promise<void>((done) => {
    const ask = async (observer: Observer): Promise<void> => {
      const own = AbortSignal.any([signal]); // Node 20 warns of a signal with many listeners
      const answer = await options.observe(observer, family, own).catch((): ObserverAnswer => {
        return { failure: "bad-answer", detail: "could not be asked" };
      });
      if (!waiting.delete(observer)) return; // too late
      const result = judge(observer, answer);
      if ("observer" in result) look.sightings.push(result);
      else look.failures.push(result);
      if (waiting.size === 0 || (options.until !== "all" && decided())) done();
    };
    for (const observer of observers) void ask(observer);
  });
  // An aborted wait is over, like one that ran out.
  await Promise.race([hearing, options.clock.sleep(options.timeoutMs ?? 4000, signal).catch(() => undefined)]);
  // Those that a quorum made unnecessary did not fail.
  const missed = options.until !== "all" && decided() ? [] : [...waiting];
  for (const { id } of missed) look.failures.push({ source: id, failure: "timeout", detail: "gave no answer in time" });
  waiting.clear();
  stop.abort();
  return look;
}

async function lookAt(family: Family, options: EgressOptions): Promise<FamilyLooks> {
  let observers = options.observers.filter((observer) => observer.targets[family] !== undefined);
  const asked = observers.length > 0;
  const sightings: Sighting[] = [];
  const failures: SilentObserver[] = [];
  const looks = Math.min(20, Math.max(1, options.looks ?? 1));
  for (let i = 0; i < looks && observers.length > 0; i++) {
    const look = await lookOnce(family, observers, options);
    sightings.push(...look.sightings);
    failures.push(...look.failures);
    const failed = new Set(look.failures.map(({ source }) => source));
    observers = observers.filter(({ id }) => !failed.has(id)); // a silent one is not waited for again
  }
  return { asked, sightings, failures };
}

/**
 * Asks independent observers for the address that they see, each family apart.
 *
 * Never throws for what an observer does: failures are part of the reading. An address counts when two
 * independent observers saw it (see `independent`). No observers: both families are `off`.
 *
 * @example
 * ```ts
 * import { observeEgress, parseAddress, parseObserver } from "@keyguard/ip";
 * import { systemClock } from "@keyguard/core/node";
 *
 * const reading = await observeEgress({
 *   observers: ["https://one.example/", "https://two.example/"].map(parseObserver),
 *   observe: async (_observer, family) =>
 *     family === 4 ? { address: parseAddress("8.8.4.4") } : { failure: "no-route", detail: "" },
 *   clock: systemClock,
 * });
 * console.log(reading.families[4].addresses, reading.families[6].state); // [ '8.8.4.4' ] absent
 * ```
 */
export async function observeEgress(options: EgressOptions): Promise<EgressReading> {
  const [four, six] = await Promise.all([lookAt(4, options), lookAt(6, options)]);
  return concludeEgress({ 4: four, 6: six });
}
