import { KeyguardError, suggest } from "@keyguard/core";
import type { Exchange } from "./exchange.ts";
import { binance } from "./exchanges/binance.ts";

/** Every exchange, sorted by id. */
export const EXCHANGES: readonly Exchange[] = [binance];

const byName = new Map<string, Exchange>();
for (const exchange of EXCHANGES) {
  for (const name of [...exchange.names.aliases, ...exchange.names.ccxt]) byName.set(name, exchange);
}
for (const exchange of EXCHANGES) byName.set(exchange.id, exchange); // an id outranks another's alias

/** The ids of all exchanges, sorted. */
export function exchangeIds(): string[] {
  return EXCHANGES.map((exchange) => exchange.id);
}

/** The exchange of an id, a ccxt id or an alias, in any case; undefined when there is none. */
export function findExchange(name: string): Exchange | undefined {
  return byName.get(name.toLowerCase());
}

/**
 * The exchange of an id, a ccxt id or an alias, in any case.
 *
 * @throws {KeyguardError} `KG_EXCHANGE_UNKNOWN`, with the nearest known name
 *
 * @example
 * ```ts
 * import { getExchange } from "@keyguard/exchanges";
 *
 * console.log(getExchange("okex").name); // OKX
 * ```
 */
export function getExchange(name: string): Exchange {
  const exchange = findExchange(name);
  if (exchange !== undefined) return exchange;
  const near = suggest(name, byName.keys());
  throw new KeyguardError("KG_EXCHANGE_UNKNOWN", "Cannot find an exchange of that name", {
    hint: near === undefined ? "`keyguard rules list` names every exchange" : `did you mean "${near}"?`,
  });
}
