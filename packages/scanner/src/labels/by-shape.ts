import type { CredentialGrammar, Exchange } from "@keyguard/exchanges";
import type { Assembled, SlottedValue } from "../assembly/part.ts";
import { shownName } from "../shown-name.ts";
import { nameWords } from "../slots/words.ts";
import type { SourceText } from "../text/source-text.ts";
import type { FileContext } from "./file-context.ts";
import { grammarOf, halves } from "./fitting.ts";
import type { Label } from "./label.ts";

/** Exchanges whose shapes are shared: the one that most credentials of that shape are for comes first. */
const BY_SHAPE =
  "binance okx kucoin bitget mexc gate bybit htx kraken coinbase cryptocom bitmex coinex bitvavo upbit alpaca gemini exmo bitfinex whitebit hyperliquid".split(
    " ",
  );

/** Of those, the ones whose shape another exchange issues as often. */
const EVENLY_SHARED = new Set("bitfinex coinbase exmo gemini hyperliquid whitebit".split(" "));

/** The exchange that most credentials of this shape are for, where one is by far; undefined where several are as likely. */
export function byShape({ source }: FileContext, assembled: Assembled): Label | undefined {
  const { key, secret } = assembled;
  if (key === undefined || secret === undefined || namesAnother(key, secret)) return undefined;
  if (areOfNear(source, [key, secret])) return undefined;
  if (key.quality === "uuid" && /^id$/iu.test(key.slot.name ?? "")) return undefined; // of any record
  const fitting = new Map<Exchange, CredentialGrammar>();
  const isClient = isOfClient(key);
  for (const ref of key.fits) {
    const grammar = grammarOf(ref.exchange, assembled);
    if (grammar === undefined || grammar.confidence === "low") continue;
    if (isClient && !grammar.parts.some(({ label }) => /client/iu.test(label))) continue;
    // That a live key has the shape of a test network's, too, does not make it one.
    if (grammar.environment === "test" && !saysTest(assembled)) continue;
    if (!fitting.has(ref.exchange)) fitting.set(ref.exchange, grammar);
  }
  const [best] = [...fitting.keys()].sort((a, b) => rank(a) - rank(b));
  if (best === undefined || (fitting.size > 1 && rank(best) === BY_SHAPE.length)) return undefined;
  // Where several are as likely, none is named.
  if (fitting.size > 1 && EVENLY_SHARED.has(best.id)) return undefined;
  return {
    exchange: best,
    grammar: fitting.get(best),
    because: `key and secret have the shape of ${best.name}'s`,
    basis: "shape",
  };
}

/** Lines above a pair in which an everyday word may still be its exchange's name. */
const LINES_ABOVE = 3;

/** A word such as `gate` or `delta` beside a key and a secret that have both the shape of what that exchange issues: more than a shape alone. */
export function byEverydayName(context: FileContext, assembled: Assembled): Label | undefined {
  const { key, secret } = assembled;
  if (key?.slot.role === undefined || secret?.slot.role?.strong !== true) return undefined;
  const [first, last] = [Math.min(key.line, secret.line), Math.max(key.line, secret.line)];
  for (let line = Math.min(last, first + LINES_ABOVE); line >= first - LINES_ABOVE; line--) {
    const fitting = new Map<Exchange, Label>();
    for (const { exchange, word } of context.line(line)) {
      const grammar = grammarOf(exchange, assembled);
      if (grammar === undefined || !isTold(grammar, assembled)) continue;
      const because = `the line says ${shownName(word)}, and the shape is ${exchange.name}'s`;
      fitting.set(exchange, { exchange, grammar, because, basis: "shape" });
    }
    const [label] = fitting.values();
    if (label !== undefined) return fitting.size === 1 ? label : undefined;
  }
  return undefined;
}

/** True where both halves have a shape that the exchange tells. */
function isTold(grammar: CredentialGrammar, assembled: Assembled): boolean {
  return halves(assembled).every(({ fits }) => fits.some((ref) => ref.grammar === grammar));
}

/** `SecretAccessKey` with its `AccessKeyId` is what storage calls them; a public key beside a private one is a wallet's. */
function namesAnother({ slot: { name = "" } }: SlottedValue, secret: SlottedValue): boolean {
  if (/access_?key/iu.test(name) && /secret_?access_?key/iu.test(secret.slot.name ?? "")) return true;
  return secret.slot.role?.role === "private-key" && /pub(?:lic)?_?key/iu.test(name);
}

/** `client_id` is what OAuth calls a key, and few exchanges. */
function isOfClient({ slot: { name = "" } }: SlottedValue): boolean {
  return /client[_-]?id$/iu.test(name);
}

function saysTest(assembled: Assembled): boolean {
  return halves(assembled).some(({ slot: { name = "" } }) => nameWords(name).some((word) => word.startsWith("test")));
}

/** Lower for the one of two exchanges that more people trade at. */
export function rank(exchange: Exchange): number {
  const at = BY_SHAPE.indexOf(exchange.id);
  return at === -1 ? BY_SHAPE.length : at;
}

const CHAIN = /tendermint|cometbft|cosmos|solana|algorand|algosdk|aptos|validator|keypair|node_key/iu;

/** True where the file, the slot or the line is of a chain's keys. */
function isOfChain(source: SourceText, { slot, line, start }: SlottedValue): boolean {
  const text = source.slice(Math.max(source.lineStart(line), start - 300), start);
  return [source.path, slot.name ?? "", text].some((place) => CHAIN.test(place));
}

/** Keys of NEAR, which Orderly's are made like. */
function areOfNear(source: SourceText, values: readonly SlottedValue[]): boolean {
  return values.some(({ text }) => text.startsWith("ed25519:")) && values.some((value) => isOfChain(source, value));
}

/** A key or secret whose shape alone names its exchange, such as one with a prefix. */
export function distinctive({ source }: FileContext, assembled: Assembled): Label | undefined {
  const values = halves(assembled);
  for (const value of values) {
    const [ref] = value.fits
      .filter((fit) => fit.part.distinctive === true && fit.grammar.confidence !== "low")
      .sort((a, b) => rank(a.exchange) - rank(b.exchange)); // some issue what another one does, too
    // Chains write their Ed25519 keys as Coinbase and Orderly do.
    if ((ref?.part.proof === "ed25519-pair" && isOfChain(source, value)) || areOfNear(source, values)) continue;
    if (ref !== undefined && grammarOf(ref.exchange, assembled) !== undefined) {
      return {
        exchange: ref.exchange,
        grammar: ref.grammar,
        because: `its shape is ${ref.exchange.name}'s own`,
        basis: "name",
      };
    }
  }
  return undefined;
}
