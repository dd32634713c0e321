import { BEHAVIOURS } from "./behaviours.ts";
import { type Seen, type SimExchange, startExchange } from "./sim-exchange.ts";
import type { Route } from "./world.ts";

/** Many simulated exchanges, each on a port of its own. */
export interface Simulator {
  /**
   * A simulated exchange, started at the first call.
   *
   * @param id as in the registry
   * @param more further routes, such as those that manage keys; only with the first call
   */
  exchange(id: string, more?: readonly Route[]): Promise<SimExchange>;
  /** Every request that any of them ever saw. */
  seen(): readonly Seen[];
  close(): Promise<void>;
}

/** A simulator of every exchange that keyguard knows. */
export function createSimulator(): Simulator {
  const started = new Map<string, Promise<SimExchange>>();
  const running: SimExchange[] = [];
  return {
    exchange(id, more) {
      const behaviour = BEHAVIOURS[id];
      if (behaviour === undefined) throw new RangeError(`no behaviour for "${id}"`);
      let exchange = started.get(id);
      if (exchange === undefined) {
        exchange = startExchange(behaviour, more).then((one) => {
          running.push(one);
          return one;
        });
        started.set(id, exchange);
      }
      return exchange;
    },
    seen: () => running.flatMap((one) => one.log),
    async close() {
      await Promise.all([...started.values()].map(async (one) => (await one).close()));
    },
  };
}
