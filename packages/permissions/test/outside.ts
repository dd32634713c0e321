import type { Seen, Simulator } from "@keyguard/testkit/simulator";
import { isAllowed } from "../src/gate/guard-fetch.ts";
import { READERS } from "../src/readers/readers.ts";

/** Every request that a simulator ever saw and that is on no reader's list. Each suite ends by expecting none. */
export function outsideTheList(simulator: Simulator): readonly Seen[] {
  return simulator.seen().filter(({ exchange, method, path, query, body }) => {
    const url = new URL(`https://host.example${path}${query === "" ? "" : `?${query}`}`);
    const reader = READERS[exchange];
    if (path === reader?.timePath && method === "GET") return false;
    return reader?.requests.some((request) => isAllowed(request, method, url, body)) !== true;
  });
}
