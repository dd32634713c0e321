import { type Exchange, EXCHANGES } from "@keyguard/exchanges";
import { nameWords } from "../slots/words.ts";

/** Names of exchanges, by what they are. */
export interface NameIndex {
  /** Lower case. One header may belong to several exchanges. */
  readonly headers: Map<string, Exchange[]>;
  /** In their own case. */
  readonly classes: Map<string, Exchange>;
  readonly hosts: Map<string, Exchange>;
  /** Names as joined lower-case words. */
  readonly names: Map<string, Named>;
  readonly longestName: number;
  /** Names of several words as people write them, lower case, by their first word: `Coinbase International`. */
  readonly phrases: Map<string, { readonly text: string; readonly exchange: Exchange }[]>;
}

/** Whose a name is. */
export interface Named {
  readonly exchange: Exchange;
  /** True for a name that is also a common word: it counts as a variable's prefix, a quoted value or a member of ccxt. */
  readonly weak: boolean;
}

function buildIndex(): NameIndex {
  const made: NameIndex & { longestName: number } = {
    headers: new Map(),
    classes: new Map(),
    hosts: new Map(),
    names: new Map(),
    longestName: 1,
    phrases: new Map(),
  };
  const weakNames = new Map(
    EXCHANGES.map(({ id, names }) => [id, new Set(names.weak.map((word) => nameWords(word).join("")))]),
  );
  const addName = (name: string, exchange: Exchange, overwrite = false): void => {
    const words = nameWords(name);
    const joined = words.join("");
    if (joined.length < 2 || (made.names.has(joined) && !overwrite)) return;
    const weak = joined.length <= 3 || weakNames.get(exchange.id)?.has(joined) === true;
    made.names.set(joined, { exchange, weak });
    made.longestName = Math.max(made.longestName, words.length);
  };
  for (const exchange of EXCHANGES) {
    const { key, secret = [], passphrase = [] } = exchange.request;
    for (const header of [...key, ...secret, ...passphrase]) {
      const name = header.toLowerCase();
      made.headers.set(name, [...(made.headers.get(name) ?? []), exchange]);
    }
    for (const name of exchange.names.classes) made.classes.set(name, exchange);
    for (const host of [...exchange.hosts, ...exchange.testHosts]) made.hosts.set(host.toLowerCase(), exchange);
  }
  for (const exchange of EXCHANGES) addName(exchange.id, exchange, true);
  for (const exchange of EXCHANGES) {
    const { aliases, ccxt, environment, packages } = exchange.names;
    for (const name of [...aliases, ...ccxt, exchange.name, ...environment, ...packages]) addName(name, exchange);
  }
  for (const exchange of EXCHANGES) {
    for (const name of [exchange.name, ...exchange.names.aliases]) {
      const text = name.toLowerCase();
      const [first, second] = text.split(" ");
      if (first === undefined || second === undefined) continue;
      made.phrases.set(first, [...(made.phrases.get(first) ?? []), { text, exchange }]);
    }
  }
  return made;
}

let built: NameIndex | undefined;

/** Every name by which a text may name an exchange; made when the first text asks. */
export function nameIndex(): NameIndex {
  built ??= buildIndex();
  return built;
}

/** The exchanges whose requests carry a credential in this header; empty for any other header. */
export function exchangesOfHeader(name: string): readonly Exchange[] {
  return nameIndex().headers.get(name.toLowerCase()) ?? [];
}

/** True for the whole name of an exchange in joined lower-case words: where it stands, no part's name stands. */
export function isExchangeName(joined: string): boolean {
  return nameIndex().names.has(joined);
}
