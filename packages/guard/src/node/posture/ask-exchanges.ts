import { type Config, timeoutSignal } from "@keyguard/core";
import { findExchange } from "@keyguard/exchanges";
import { type ExchangeSighting, FAMILIES, isReportable, parseObserver } from "@keyguard/ip";
import { createObserve, type EgressPath } from "@keyguard/ip/node";

const TIMEOUT_MS = 4000;

/** Where the declared keys' exchanges tell a caller its own address; one entry an exchange and origin. */
function placesOf({ keys }: Config): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { exchange, endpoint } of Object.values(keys)) {
    const facts = findExchange(exchange);
    if (facts?.allowlist.tellsAddress === undefined) continue;
    const url = new URL(facts.allowlist.tellsAddress);
    places.set(`${endpoint === undefined ? url.origin : new URL(endpoint).origin}${url.pathname}`, facts.id);
  }
  return places;
}

/** What exchanges said so far of this machine's address, and when all have had their say. */
export interface ExchangeWords {
  readonly heard: readonly ExchangeSighting[];
  readonly all: Promise<void>;
}

/**
 * Asks those of the declared keys' exchanges that tell a caller its address. No key is sent, and whatever they do
 * is no error: then they said nothing.
 *
 * @param path the bot's way out
 */
export function askExchanges(config: Config, path: EgressPath, signal: AbortSignal): ExchangeWords {
  const heard: ExchangeSighting[] = [];
  const observe = createObserve(path);
  const limit = AbortSignal.any([signal, timeoutSignal(TIMEOUT_MS)]);
  const asking = [...placesOf(config)].flatMap(([url, exchange]) =>
    FAMILIES.map(async (family) => {
      const answer = await observe(parseObserver(url), family, limit);
      if ("address" in answer && isReportable(answer.address)) heard.push({ exchange, address: answer.address });
    }),
  );
  return { heard, all: Promise.allSettled(asking).then(() => undefined) };
}
