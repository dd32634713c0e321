import type { Observe } from "../observe-egress.ts";
import { askDns } from "./ask-dns.ts";
import { askHttps } from "./ask-https.ts";
import { askStun } from "./ask-stun.ts";
import type { EgressPath } from "./egress-path.ts";

/**
 * Asks observers over the bot's path, from Node.
 *
 * Behind a proxy everything goes by TCP through it, DNS and STUN too: a datagram would take another way and
 * see another address.
 *
 * @param path the bot's way out; `{}` is the system's own
 */
export function createObserve(path: EgressPath): Observe {
  return async (observer, family, signal) => {
    const target = observer.targets[family];
    if (target === undefined) return { failure: "off-path", detail: "does not serve this family" };
    switch (target.kind) {
      case "https":
        return await askHttps(target.url, path, family, signal);
      case "dns":
        return await askDns(target, path, family, signal);
      case "stun":
        return await askStun(target, path, family, signal);
    }
  };
}
