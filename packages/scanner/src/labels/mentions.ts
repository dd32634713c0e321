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
  readonly names: Map<string, Exchange>;
  readonly longestName: number;
}

/**
 * Names that are also everyday words in code: they count as a variable's prefix, a quoted value or a
 * member of ccxt, not in prose.
 */
const EVERYDAY = new Set(
  "gate base woo bit backpack gemini delta lighter derive apex vertex cex orderly paradex wave exmo bn bin okc independent reserve luno coins hash key bequant lb xt wb cro crypto bitcoin coin alpaca upper polymarket-x one bnb ok edge nova oxfun pro kr cb bs kc bg bf bb hb gt mx dex max ace bitmax".split(
    " ",
  ),
);

function buildIndex(): Index {
  const index: Index & { longestName: number } = {
    headers: new Map(),
    classes: new Map(),
    hosts: new Map(),
    names: new Map(),
    longestName: 1,
  };
  const addName = (name: string, exchange: Exchange, overwrite = false): void => {
    const words = nameWords(name);
    const joined = words.join("");
    if (joined.length < 2 || (index.names.has(joined) && !overwrite)) return;
    index.names.set(joined, exchange);
    index.longestName = Math.max(index.longestName, words.length);
  };
  for (const exchange of EXCHANGES) {
    for (const header of [...exchange.request.key, ...(exchange.request.passphrase ?? [])]) {
      const key = header.toLowerCase();
      index.headers.set(key, [...(index.headers.get(key) ?? []), exchange]);
    }
    for (const name of exchange.names.classes) index.classes.set(name, exchange);
    for (const host of [...exchange.hosts, ...exchange.testHosts]) index.hosts.set(host.toLowerCase(), exchange);
  }
  for (const exchange of EXCHANGES) {
    for (const name of [
      ...exchange.names.aliases,
      ...exchange.names.ccxt,
      exchange.name,
      ...exchange.names.environment,
      ...exchange.names.packages,
    ])
      addName(name, exchange);
  }
  for (const exchange of EXCHANGES) addName(exchange.id, exchange, true);
  return index;
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

const TOKEN = /[\p{L}][\p{L}\d_.@$-]*/gu;

/**
 * Every place where a text names an exchange, in order.
 *
 * Words are compared whole: `gateway` does not name Gate, `gate_api_key` and `gateApiKey` do.
 */
export function mentionsIn(text: string): Mention[] {
  const { classes, names, longestName } = index();
  const found: Mention[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0].slice(0, 200);
    const offset = match.index;
    const headers = exchangesOfHeader(token);
    for (const exchange of headers) found.push({ exchange, kind: "header", word: token, offset });
    if (token.includes(".")) {
      const host = hostMention(token, offset);
      if (host !== undefined) {
        found.push(host);
        continue;
      }
    }
    const parts = token.split(/[.$@]+/u);
    const class_ = parts.map((part) => classes.get(part)).find((exchange) => exchange !== undefined);
    if (class_ !== undefined) found.push({ exchange: class_, kind: "class", word: token, offset });
    const words = nameWords(token);
    for (let i = 0; i < words.length; i++) {
      for (let count = Math.min(longestName, words.length - i); count >= 1; count--) {
        const joined = words.slice(i, i + count).join("");
        const exchange = names.get(joined);
        if (exchange === undefined) continue;
        const everyday = EVERYDAY.has(joined) || joined.length <= 3;
        // `ccxt.gate`, `GATE_API_KEY`, `"gate"` say more than a bare word in prose.
        const before = text[offset - 1];
        const set = /^["'`\[]$/u.test(before ?? "") && /^["'`\]]$/u.test(text[offset + match[0].length] ?? "");
        const member =
          /ccxt/u.test(token) || (words.length > 1 && words.length <= 8 && /[_A-Z]/u.test(token) && i === 0);
        const kind: MentionKind = /^ccxt(?:pro)?\./u.test(token)
          ? "class"
          : everyday && !set && !member
            ? "weak-name"
            : "name";
        found.push({ exchange, kind, word: token, offset });
        i += count - 1;
        break;
      }
    }
  }
  return found;
}
