import { type Exchange, EXCHANGES } from "@keyguard/exchanges";
import { nameWords } from "../slots/words.ts";

/** How a text names an exchange, the strongest first. */
export type MentionKind = "header" | "class" | "host" | "name" | "weak-name";

/** One place where a text names an exchange. */
export interface Mention {
  readonly exchange: Exchange;
  readonly kind: MentionKind;
  /** What was read, for the evidence. */
  readonly word: string;
  /** Where in the text. */
  readonly offset: number;
}

interface Index {
  /** Lower case. One header may belong to several exchanges. */
  readonly headers: Map<string, Exchange[]>;
  /** In their own case. */
  readonly classes: Map<string, Exchange>;
  readonly hosts: Map<string, Exchange>;
  /** Names as joined lower-case words. */
  readonly names: Map<string, Named>;
  readonly longestName: number;
}

interface Named {
  readonly exchange: Exchange;
  /** True for a name that is also a common word: it counts as a variable's prefix, a quoted value or a member of ccxt. */
  readonly weak: boolean;
}

function buildIndex(): Index {
  const made: Index & { longestName: number } = {
    headers: new Map(),
    classes: new Map(),
    hosts: new Map(),
    names: new Map(),
    longestName: 1,
  };
  const addName = (name: string, exchange: Exchange, overwrite = false): void => {
    const words = nameWords(name);
    const joined = words.join("");
    if (joined.length < 2 || (made.names.has(joined) && !overwrite)) return;
    const weak = joined.length <= 3 || exchange.names.weak.some((word) => nameWords(word).join("") === joined);
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
  return made;
}

let built: Index | undefined;

function index(): Index {
  built ??= buildIndex();
  return built;
}

/** The exchanges whose requests carry a credential in this header; empty for any other header. */
export function exchangesOfHeader(name: string): readonly Exchange[] {
  return index().headers.get(name.toLowerCase()) ?? [];
}

function hostMention(token: string, offset: number): Mention | undefined {
  const { hosts } = index();
  let host = token.toLowerCase().replace(/\.+$/u, "");
  for (let depth = 0; depth < 5; depth++) {
    const exchange = hosts.get(host);
    if (exchange !== undefined) return { exchange, kind: "host", word: host, offset };
    const dot = host.indexOf(".");
    if (dot === -1 || host.indexOf(".", dot + 1) === -1) return undefined;
    host = host.slice(dot + 1);
  }
  return undefined;
}

/** Blanks out random values: two letters in one that happen to abbreviate an exchange name nothing. */
function withoutNoise(text: string): string {
  return text.replaceAll(/[A-Za-z0-9+/=_-]{16,}/gu, (run) =>
    (run.match(/\d[A-Za-z]|[A-Za-z]\d/gu)?.length ?? 0) >= 4 ? " ".repeat(run.length) : run,
  );
}

const QUOTE = /["'`[\]]/u;
const TOKEN = /[\p{L}][\p{L}\d_.@$-]*/gu;

/**
 * Every place where a text names an exchange, in order.
 *
 * Words are compared whole: `gateway` does not name Gate, `gate_api_key` and `gateApiKey` do.
 */
export function mentionsIn(text: string): Mention[] {
  const { classes, names, longestName } = index();
  const found: Mention[] = [];
  for (const match of withoutNoise(text).matchAll(TOKEN)) {
    const token = match[0].slice(0, 200);
    const offset = match.index;
    // `KEY` and `accessKey` are headers of some exchange and everyday names; `X-MBX-APIKEY` is nothing else.
    if (token.includes("-")) {
      for (const exchange of exchangesOfHeader(token)) {
        if (!exchange.names.weak.includes(token.toLowerCase()))
          found.push({ exchange, kind: "header", word: token, offset });
      }
    }
    if (token.includes(".")) {
      const host = hostMention(token, offset);
      if (host !== undefined) {
        found.push(host);
        continue;
      }
    }
    const parts = token.split(/[.$@]+/u);
    const owner = parts.map((part) => classes.get(part)).find((exchange) => exchange !== undefined);
    if (owner !== undefined) found.push({ exchange: owner, kind: "class", word: token, offset });
    const words = nameWords(token);
    for (let i = 0; i < words.length; i++) {
      for (let count = Math.min(longestName, words.length - i); count >= 1; count--) {
        const joined = words.slice(i, i + count).join("");
        const name = names.get(joined);
        if (name === undefined) continue;
        // `ccxt.gate`, `GATE_API_KEY`, `"gate"` say more than a bare word in prose.
        const quoted = QUOTE.test(text[offset - 1] ?? "") && QUOTE.test(text[offset + match[0].length] ?? "");
        // Two or three letters are a prefix in capitals only: `OKX_KEY`, not `cb_data`.
        const prefix =
          (joined.length > 3 || /^[A-Z\d_]+$/u.test(token)) &&
          words.length > 1 &&
          words.length <= 8 &&
          /[_A-Z]/u.test(token) &&
          i === 0;
        const strong = !name.weak || quoted || prefix || token.includes("ccxt");
        const kind: MentionKind = /^ccxt(?:pro)?\./u.test(token) ? "class" : strong ? "name" : "weak-name";
        found.push({ exchange: name.exchange, kind, word: token, offset });
        i += count - 1;
        break;
      }
    }
  }
  return found;
}
