import type { Exchange } from "@keyguard/exchanges";
import { isDense } from "../judgement/wordy.ts";
import { remember } from "../remember.ts";
import { nameWords } from "../slots/words.ts";
import { exchangesOfHeader, type Named, nameIndex } from "./exchange-names.ts";

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

/** The longest name of several words that begins at a word. */
function phraseAt(text: string, offset: number, word: string): Mention | undefined {
  let best: Mention | undefined;
  for (const { text: phrase, exchange } of nameIndex().phrases.get(word.toLowerCase()) ?? []) {
    const written = text.slice(offset, offset + phrase.length);
    const ends = !/[\p{Ll}\d]/u.test(text[offset + phrase.length] ?? "");
    if (ends && written.toLowerCase() === phrase && phrase.length > (best?.word.length ?? 0))
      best = { exchange, kind: "name", word: written, offset };
  }
  return best;
}

/** What follows an exchange's name where the two are written as one word: `coinbaseapikey`. */
const GLUED = /(?:api|access|secret|pass|key|token|client|bot|private|exchange).*$/u;

/** The exchange of a word that begins with its name and goes on like the name of a part. */
function gluedName(word: string): Named | undefined {
  if (word.length < 7) return undefined;
  const { names } = nameIndex();
  // The rest may itself hold such words, so the last place that leaves a name counts first.
  for (let length = word.length - 3; length >= 4; length--) {
    const name = names.get(word.slice(0, length));
    if (name === undefined || (name.weak && !word.startsWith("api", length))) continue;
    if (GLUED.exec(word.slice(length))?.index === 0) return { ...name, weak: false };
  }
  return undefined;
}

/**
 * `exchange=`, `"venue": "`, `--exchange `, `<key>Exchange</key><string>`, `secret/`: what follows is the name
 * of an exchange, however everyday a word it is.
 */
const NAMES_EXCHANGE =
  /(?:(?:exchange|venue|platform|broker|provider|connector|market)[\w.-]{0,24}(?:["'`]?\s{0,4}(?:=>|:=|[:=,])\s{0,4}["'`]?|<\/\w{1,16}>\s{0,12}<\w{1,16}>)|--(?:exchange|venue|platform|broker)\s{1,2}["'`]?|(?:exchange|secret|account|credential|cred|bot)s?[/:])$/iu;
/** `class `, `case .`: the name of what is declared, or chosen by its name. */
const DECLARES =
  /\b(?:(?:struct|class|enum|object|module|namespace|package|interface|impl|defmodule|unit)\s{1,4}|case\s{1,4}\.?)$/u;
/** `python gate.py`: a script that is called like an exchange. */
const SCRIPT = /^[a-z\d]{3,}\.(?:py|[cm]?[jt]s|rb|sh|go|php|jar|exe|lua|pl)$/u;
/** `make-gate`, `newGate`: what is made, and nothing behind it. */
const MAKES = new Set("make mk new create connect init build open load get use with for of invoke".split(" "));

/** `| gate |`, ` / gate / `: a cell of a table that is padded. */
const CELL_BEGINS = /(?:^|\n|\||[ \t]\/)[ \t]*$/u;
const CELL_ENDS = /^[ \t]*(?:\||(?<=[ \t])\/[ \t])/u;
/** `luno.secret`: what an exchange's settings hold. */
const OF_ITS_PARTS = /^[a-z\d]+\.(?:api|key|secret|pass|token|access)/u;
const OF_EXCHANGES = /^(?:exchange|venue|platform|broker|provider)s?(?:id|name|type)?[.:]/iu;
/** `:gate` of Ruby, Clojure, Elixir. */
const SYMBOL = /(?:^|[\s([{,]):$/u;

function hostMention(token: string, offset: number): Mention | undefined {
  const { hosts } = nameIndex();
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
  return text.replaceAll(/[A-Za-z0-9+/=_-]{16,}/gu, (run) => {
    const changes = run.match(/\d[A-Za-z]|[A-Za-z]\d/gu)?.length ?? 0;
    // Names of capitals have signs between their words.
    const fewest = /^(?:[a-z]+=)?[A-Z\d]+$/u.test(run) ? 2 : 4;
    if (changes < fewest && !(changes > 0 && isDense(run))) return run;
    // `BINANCE_CREDS=…`: what it is assigned to may name one.
    const name = /^[A-Za-z][A-Za-z_]*_[A-Za-z_]*=(?=[^=])/u.exec(run)?.[0] ?? "";
    return name + " ".repeat(run.length - name.length);
  });
}

/** `api-key` is what anyone calls a key; `API-Key` is one exchange's header. */
function isEverydayName(token: string): boolean {
  return nameWords(token).every((word) =>
    /^(?:api|key|secret|access|sign|signature|passphrase|client|id)$/u.test(word),
  );
}

/** The exchanges whose header a slot is called, where that is no name that anyone gives a key. */
export function headerMentions(name: string): Mention[] {
  if (isEverydayName(name)) return [];
  return exchangesOfHeader(name).map((exchange) => ({ exchange, kind: "header", word: name, offset: 0 }));
}

function isWritten({ request }: Exchange, token: string): boolean {
  const { key, secret = [], passphrase = [] } = request;
  return /[A-Z]/u.test(token) && [...key, ...secret, ...passphrase].includes(token);
}

/** Names that mean something else before certain words: Bitcoin's first transaction of a block, a verb of keys. */
const OTHER_MEANINGS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "coinbase",
    new Set(
      "maturity tx txn txs txid transaction transactions reward script input inputs output outputs value outpoint amount height hash witness sequence flags faker".split(
        " ",
      ),
    ),
  ],
  ["binance", new Set(["smart", "chain"])],
  ["kucoin", new Set(["community"])],
  ["dydx", new Set(["address"])],
  ["cdp", new Set("id ids manager collateral debt ratio owner position".split(" "))],
  ["extended", new Set("private public key keys keypair master pubkey privkey".split(" "))],
]);

/** What follows the name of an exchange that is a verb, too. */
const OF_EXCHANGE = new Set(
  "api client exchange credentials creds config settings options session bot account subaccount perp perps protocol xyz live test testnet main mainnet prod".split(
    " ",
  ),
);
const OF_ITS_KEYS = new Set("key secret private public wallet signer passphrase".split(" "));

/** `derive_pubkey`, `DeriveCosmos`, `test_address_derive` do something; `DERIVE_PRIVATE_KEY` and `deriveClient` are an exchange's. */
function isVerb(token: string, words: readonly string[], i: number): boolean {
  if (words.length === 1) return false;
  const next = words[i + 1] ?? "";
  if (OF_EXCHANGE.has(next) || OF_EXCHANGE.has(words[i - 1] ?? "")) return false;
  if (/[A-Za-z]_?derive\b/iu.test(token)) return true; // `key_derive.h`
  return !(OF_ITS_KEYS.has(next) && /^[A-Z\d_]+$/u.test(token)) && !token.includes(".");
}

/** `SetCoinbase`, `header.Coinbase`, `"coinbase": "0x…"`: who gets a block's reward. */
const OF_BLOCK = new Set("set block header miner gas fee".split(" "));
const IS_ADDRESS = /^["'`]?\s{0,2}[:=]\s{0,2}["'`]?0x/u;
/** `genesis coinbase tx`, `splits coinbase into denominations` in a list of a chain's rules. */
const IN_BLOCK = /^ (?:tx|txs|txns?|transactions?|reward|inputs?|outputs?|maturity|amount|height|script)\b/u;
const OF_CHAIN = /\b(?:miners?|mining|mined|genesis|hard ?forks?|consensus|utxos?|PoW|ring ?ct|denominations)\b/iu;

/** True for what a block pays who found it. */
function isOfBlock(text: string, { 0: token, index }: RegExpExecArray, before: string | undefined): boolean {
  if (OF_BLOCK.has(before ?? "")) return true;
  const behind = text.slice(index + token.length, index + token.length + 16);
  if (IS_ADDRESS.test(behind)) return true;
  return token === "coinbase" && (IN_BLOCK.test(behind) || (/^[ ,.]/u.test(behind) && OF_CHAIN.test(text)));
}

/** `withdraw_cdp`: of a debt behind which tokens are locked. */
const OF_DEBT = new Set("create open close draw repay deposit withdraw liquidate".split(" "));
/** `hrp: "dydx"`, `CoinType::Binance`: how a chain's addresses begin, and a chain's name. */
const OF_ADDRESS = /(?:(?:\bhrp|bech32_?prefix)["'`]?\s{0,4}[:=]\s{0,4}["'`]|CoinType(?:::|\.))$/iu;

/** Most words name nothing, wherever they stand, and code says the same ones over and over. */
const isBarren = remember(
  (token): boolean => {
    const { classes, names, phrases, longestName } = nameIndex();
    if (phrases.has(token.toLowerCase()) || token.split(/[.$@]+/u).some((part) => classes.has(part))) return false;
    if (token.includes("-") && exchangesOfHeader(token).length > 0) return false;
    if (token.includes(".") && hostMention(token, 0) !== undefined) return false;
    const words = nameWords(token);
    if (words[0] !== undefined && gluedName(words[0]) !== undefined) return false;
    return !words.some((_, i) => {
      let joined = "";
      return words.slice(i, i + longestName).some((word) => names.has((joined += word)));
    });
  },
  20_000,
  64,
);

const HEX_NUMBER = /^(?=.*\d)[\da-f]+$/u;

const QUOTE = /["'`[\]*]/u;
const TOKEN = /[\p{L}][\p{L}\d_.@$-]*/gu;

/**
 * Every place where a text names an exchange, in order.
 *
 * Words are compared whole: `gateway` does not name Gate, `gate_api_key` and `gateApiKey` do.
 */
export function mentionsIn(text: string): readonly Mention[] {
  if (text.length <= LONGEST_PIECE) return text === "" ? [] : mentionsInPiece(text);
  const found: Mention[] = [];
  for (let start = 0; start < text.length;) {
    const end = pieceEnd(text, start);
    const mentions = mentionsInPiece(text.slice(start, end));
    for (const mention of mentions) found.push({ ...mention, offset: start + mention.offset });
    start = end;
  }
  return found;
}

const LONGEST_PIECE = 300;
/** Versions of a file and its neighbours repeat their lines and names. */
const mentionsInPiece = remember(readMentions, 10_000);

/** `exchange:` and the like say what the next line's name is; a line that begins so goes on with the one before it. */
const GOES_ON = /[:=,>]\s*["'`]?\s*$/u;
const BEGINS_SO = /^\s*["'`]?\s*[:=,]/u;

/** `: = , >` and quotation marks, one of which such a line ends or begins with, and blanks. */
const JOINS = new Set([..."\"'`:=,>"].map((sign) => sign.charCodeAt(0)));

/** Blanks of other scripts are told from letters by patterns alone. */
function mayJoin(code: number): boolean {
  return JOINS.has(code) || code >= 128;
}

/** True where a line ends that does not go on in the next one. */
function isBorder(text: string, start: number, at: number): boolean {
  let before = at - 1;
  while (before > start && text.charCodeAt(before) <= 32) before -= 1;
  let after = at + 1;
  while (text.charCodeAt(after) <= 32) after += 1;
  if (!mayJoin(text.charCodeAt(before)) && !mayJoin(text.charCodeAt(after))) return true;
  return !GOES_ON.test(text.slice(Math.max(start, at - 8), at)) && !BEGINS_SO.test(text.slice(at, at + 8));
}

/** Where a paragraph ends, or a line in a long one, with the lines that belong to it. */
function pieceEnd(text: string, start: number): number {
  for (let at = text.indexOf("\n", start); at !== -1; at = text.indexOf("\n", at + 1)) {
    const isEnd = text.charCodeAt(at + 1) === 10 || at - start > LONGEST_PIECE;
    if (isEnd && isBorder(text, start, at)) return at + 1;
  }
  return text.length;
}

function readMentions(text: string): readonly Mention[] {
  const { classes, names, longestName } = nameIndex();
  const found: Mention[] = [];
  let after = 0;
  for (const match of withoutNoise(text).matchAll(TOKEN)) {
    // `-Dgate.key=…`: a property of Java's machine, or of its build.
    const flag =
      /^[DP][a-z]/u.test(match[0]) && /(?:^|[\s"'])-$/u.test(text.slice(Math.max(0, match.index - 2), match.index));
    const token = match[0].slice(Number(flag), 200).replace(/[.@$-]+$/u, ""); // what ends a sentence is no part of it
    const offset = match.index + Number(flag);
    if (offset < after || isBarren(token)) continue;
    const phrase = phraseAt(text, offset, token);
    if (phrase !== undefined) {
      found.push(phrase);
      after = offset + phrase.word.length;
      continue;
    }
    // `KEY` and `accessKey` are headers of some exchange and everyday names; `X-MBX-APIKEY` is nothing else.
    if (token.includes("-")) {
      for (const exchange of exchangesOfHeader(token)) {
        if (
          !exchange.names.weak.includes(token.toLowerCase()) &&
          (!isEverydayName(token) || isWritten(exchange, token))
        )
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
        const name = names.get(joined) ?? (count === 1 && i === 0 ? gluedName(joined) : undefined);
        if (joined.length <= 3 && HEX_NUMBER.test(token)) continue; // `cb5a0050dc17`
        if (offset > 0 && joined === token && /^x\d/u.test(token) && text[offset - 1] === "0") continue; // `0x10`
        if (joined === "coinbase" && isOfBlock(text, match, words[i - 1])) continue;
        if (joined === "derive" && isVerb(token, words, i)) continue;
        if (joined === "cdp" && OF_DEBT.has(words[i - 1] ?? "")) continue;
        if (joined === "bin" && (words[i - 1] === "2" || words[i + 1] === "2")) continue; // `hex2bin`
        if (words[i - 1] === "type" && words[i - 2] === "coin") continue; // `CoinTypeBinance`: its chain
        if (OF_ADDRESS.test(text.slice(Math.max(0, offset - 24), offset))) continue;
        if (name === undefined || OTHER_MEANINGS.get(joined)?.has(words[i + count] ?? "") === true) continue;
        // `ccxt.gate`, `GATE_API_KEY`, `"gate"` say more than a bare word in prose.
        const quoted =
          count === words.length && QUOTE.test(text[offset - 1] ?? "") && QUOTE.test(text[offset + token.length] ?? "");
        const before = text.slice(Math.max(0, offset - 60), offset);
        const behind = text.slice(offset + token.length, offset + token.length + 24);
        const whole =
          count === words.length && ((CELL_BEGINS.test(before) && CELL_ENDS.test(behind)) || SYMBOL.test(before));
        const cell =
          count === words.length &&
          /^$|[\n\t,;|]/u.test(text[offset - 1] ?? "") &&
          /[\t,;|]/u.test(text[offset + token.length] ?? "");
        // `<td>Gate</td>`, `<id>gate</id>`: the whole text of an element.
        const element = count === words.length && before.endsWith(">") && behind.startsWith("</");
        const isMade = words.length === 2 && i === 1 && MAKES.has(words[0] ?? "");
        // Two or three letters are a prefix in capitals only: `OKX_KEY`, not `cb_data`.
        const prefix =
          (joined.length > 3 || /^[A-Z\d_]+$/u.test(token)) &&
          words.length > 1 &&
          words.length <= 8 &&
          (count === words.length || words.slice(count).join("").length > 2) && // `deltaG2` is mathematics
          (/[_A-Z]/u.test(token) || OF_ITS_PARTS.test(token)) &&
          i === 0;
        // `Venue.Luno`: a member of a list of exchanges.
        const isMember = i === 1 && words.length === 2 && OF_EXCHANGES.test(token);
        const strong =
          !name.weak ||
          quoted ||
          cell ||
          prefix ||
          element ||
          isMember ||
          (count === words.length && DECLARES.test(before)) ||
          isMade ||
          (i === 0 && SCRIPT.test(token)) ||
          token.includes("ccxt") ||
          whole ||
          NAMES_EXCHANGE.test(before);
        const kind: MentionKind = /^ccxt(?:pro)?\./u.test(token) ? "class" : strong ? "name" : "weak-name";
        found.push({ exchange: name.exchange, kind, word: token, offset });
        i += count - 1;
        break;
      }
    }
  }
  return found;
}
