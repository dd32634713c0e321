import type { CredentialGrammar, Exchange, PartGrammar } from "@keyguard/exchanges";
import type { Assembled, SlottedValue } from "../assembly/part.ts";
import { isOpaque } from "../values/exchange-parts.ts";
import { remember } from "../remember.ts";
import { readRole } from "../slots/roles.ts";
import { nameWords } from "../slots/words.ts";
import type { SourceText } from "../text/source-text.ts";
import { exchangesOfHeader, headerMentions, type Mention, mentionsIn } from "./mentions.ts";

/** Which exchange a credential is for, and why. */
export interface Label {
  /** Undefined when nothing tells: an unknown exchange is better than a wrong one. */
  readonly exchange: Exchange | undefined;
  /** The grammar that the parts fit; undefined when they fit none of the exchange's. */
  readonly grammar: CredentialGrammar | undefined;
  /** The evidence, in words. */
  readonly because: string;
  /** `name`: something names the exchange · `shape`: only the shape speaks for it · `none`. */
  readonly basis: "name" | "shape" | "none";
  /** True where the credential's own call, header, host, variable or line names the exchange. */
  readonly near?: boolean;
}

/** Where mentions were looked for; the order is the order of evidence. */
interface Tier {
  readonly because: string;
  /** Nearest first. */
  readonly mentions: readonly Mention[];
  /** True when a mention here counts even though the value has none of the exchange's shapes. */
  readonly binding: boolean;
  /** True for what stands right beside it. */
  readonly near?: boolean;
}

function parts(assembled: Assembled): SlottedValue[] {
  return [assembled.key, assembled.secret].filter((value) => value !== undefined).sort((a, b) => a.start - b.start);
}

/** The exchange's grammars that every part at hand fits, in the order of its file. */
export function fittingGrammars(exchange: Exchange, { key, secret }: Assembled): CredentialGrammar[] {
  return exchange.credentials.filter((grammar) => fits(grammar, key, "key") && fits(grammar, secret, "rest"));
}

function grammarOf(exchange: Exchange, assembled: Assembled): CredentialGrammar | undefined {
  return fittingGrammars(exchange, assembled)[0];
}

/** A token may stand in either half's place. */
function isHalf(kind: PartGrammar["kind"], half: "key" | "rest"): boolean {
  return kind === "token" || (kind === "key") === (half === "key");
}

function fits(grammar: CredentialGrammar, value: SlottedValue | undefined, half: "key" | "rest"): boolean {
  if (value === undefined) return true;
  if (value.fits.some((ref) => ref.grammar === grammar && isHalf(ref.part.kind, half))) return true;
  // Where an exchange tells nothing of its values' form, any that chance would make will do, but for what names anything.
  const part = grammar.parts.find(({ kind }) => isHalf(kind, half) && kind !== "passphrase");
  return part !== undefined && isOpaque(part) && value.quality !== "none" && value.quality !== "uuid";
}

function nearest(mentions: readonly Mention[]): Mention[] {
  return mentions.toReversed();
}

const strongOnly = (mention: Mention): boolean => mention.kind !== "weak-name";

const IMPORT =
  /^\s*(?:import|from|use|using|#include|require|include|package|@import|library|open)\b|\brequire\s*\(|\bimport\s*\(/u;

function isImport(text: string, offset: number): boolean {
  const start = text.lastIndexOf("\n", offset) + 1;
  return IMPORT.test(text.slice(start, start + 200));
}

/** Bytes at the beginning of a file where its imports and constants are. */
export const HEAD_BYTES = 16_384;

/** Versions of a file often have one head, and those of a history come one after another. */
const mentionsInHead = remember(
  (text) => unanimous(mentionsIn(text).filter((mention) => strongOnly(mention) || isImport(text, mention.offset))),
  64,
  HEAD_BYTES,
);

/** What the head of a file tells a label: where that is equal, a label is, too. */
export function headOf(source: SourceText): string {
  const { head } = new FileContext(source);
  // Said twice, it says no more.
  return [
    ...new Set(head.map(({ exchange, kind, word }) => `${exchange.id} ${kind} ${kind === "header" ? word : ""}`)),
  ].join();
}

/** What a whole file and its path say; read once a file, and only when a credential asks. */
export class FileContext {
  readonly source: SourceText;
  #head: readonly Mention[] | undefined;
  #path: Mention[] | undefined;
  #lines = new Map<number, Mention[]>();

  constructor(source: SourceText) {
    this.source = source;
  }

  /** Mentions in the head of the file; in an import a weak name is as good as any. */
  get head(): readonly Mention[] {
    if (this.#head === undefined) {
      this.#head = mentionsInHead(this.source.decode(0, HEAD_BYTES));
      this.source.reach?.askHead();
    }
    return this.#head;
  }

  /** Mentions in the file's name, then in its directories from the inside out. */
  get path(): readonly Mention[] {
    this.#path ??= this.source.path
      .split("/")
      .toReversed()
      .slice(0, 6)
      // In a path every word is a name by itself.
      .flatMap((segment) =>
        mentionsIn(segment.replaceAll(/[-_.]+/gu, " ")).map((mention) => ({ ...mention, word: segment })),
      );
    return this.#path;
  }

  /** Everyday names in one line that stand by themselves. */
  words(number: number): readonly Mention[] {
    const { source } = this;
    const start = source.lineStart(number);
    const text = source.decode(start, Math.min(source.lineEnd(number), start + LONGEST_LINE));
    return this.line(number).filter((mention) => isArgument(text, mention));
  }

  /** Mentions in one line. */
  line(number: number): readonly Mention[] {
    let mentions = this.#lines.get(number);
    if (mentions === undefined) {
      const { source } = this;
      const start = source.lineStart(number);
      const text = !source.hasLine(number)
        ? ""
        : source.decode(start, Math.min(source.lineEnd(number), start + LONGEST_LINE));
      // A heading of a few words, such as `# Luno account`, means the exchange by an everyday name, too.
      const heading = text.length < 60 && !text.startsWith("#!") && (text.match(/[\p{L}\d.]+/gu)?.length ?? 9) <= 3;
      mentions = mentionsIn(text).map((mention) =>
        heading || isOwner(text, mention) || isLastWord(text, mention) || isSpoken(text, mention)
          ? { ...mention, kind: mention.kind === "weak-name" ? "name" : mention.kind }
          : mention,
      );
      this.#lines.set(number, mentions);
    }
    return mentions;
  }
}

/** True for the whole of an argument: blanks, or a colon or slash before it. */
function isArgument(text: string, { exchange, offset, word }: Mention): boolean {
  return (
    word === exchange.id &&
    /^$|[\s:/=]/u.test(text[offset - 1] ?? "") &&
    /^$|[\s,;]/u.test(text[offset + word.length] ?? "")
  );
}

/** `the HTX keys`, `htx:apiKey`: an everyday name before a word for what its owner has. */
function isOwner(text: string, { offset, word }: Mention): boolean {
  return /^(?:'s|’s)?(?:\s+\(?(?:api|keys?|secrets?|credentials?|account|exchange|token|client|bot)\b|[:/](?:api|access|key|secret|private|pass|token))/iu.test(
    text.slice(offset + word.length, offset + word.length + 24),
  );
}

/** `for Luno use …`, `Luno: …`: an everyday name in its own spelling in a sentence, or at the head of one. */
function isSpoken(text: string, { exchange, offset, word }: Mention): boolean {
  if (word !== exchange.name || !/^[A-Z]/u.test(word)) return false;
  const [before, behind] = [
    text.slice(Math.max(0, offset - 3), offset),
    text.slice(offset + word.length, offset + word.length + 3),
  ];
  return (
    (/[a-z],? $/u.test(before) && /^,? [a-z]/u.test(behind)) ||
    (/^\W*$/u.test(text.slice(0, offset)) && behind.startsWith(": "))
  );
}

/** `here is Luno`, `… // Gate`: an everyday name in its own spelling that ends the line. */
function isLastWord(text: string, { exchange, offset, word }: Mention): boolean {
  return word === exchange.name && /^(?:\W{0,3}$|\\n["'])/u.test(text.slice(offset + word.length));
}

const LONGEST_LINE = 2_000;
/** Lines above and below a credential that may still name its exchange. */
const LINES_ABOVE = 12;
const LINES_BELOW = 5;

function* tiers(context: FileContext, assembled: Assembled): Generator<Tier> {
  const { source } = context;
  const values = parts(assembled);
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined) return;

  const slots = values.flatMap(({ slot: { name = "" } }) => [
    // `merchant` names nothing else; `apiKey` is anyone's.
    ...(readRole(name) === undefined ? headerMentions(name) : []),
    ...mentionsIn(name),
  ]);
  yield {
    because: "the header that carries it",
    mentions: slots.filter(({ kind }) => kind === "header"),
    binding: true,
    near: true,
  };

  const callees = values.flatMap(({ slot }) => mentionsIn(slot.callee ?? ""));
  const titles = first.scopes.map((scope) => mentionsIn(scope.title));
  yield {
    because: "the class or function it is passed to",
    mentions: [...callees, ...nearest(titles[0]?.filter(({ kind }) => kind === "class") ?? [])],
    binding: true,
    near: true,
  };

  const own = [];
  for (let line = first.line; line <= Math.min(last.line, first.line + 60); line++) own.push(...context.line(line));
  yield {
    because: "the host beside it",
    mentions: own.filter(({ kind }) => kind === "host" || kind === "header"),
    binding: true,
    near: true,
  };
  yield { because: "the name of its variable", mentions: slots, binding: true, near: true };
  yield { because: "the call on its line", mentions: nearest(own.filter(strongOnly)), binding: true, near: true };

  // Inside the innermost block: `name: "binance"` next to the key.
  const [block] = first.scopes;
  if (block !== undefined && first.start - block.start < 2_000) {
    const inside = mentionsIn(source.decode(block.start, first.start)).filter(strongOnly);
    const after = mentionsIn(
      source.decode(last.end, Math.min(source.length, last.end + 400)).split(/[\]})]/u)[0] ?? "",
    ).filter(strongOnly);
    yield { because: "the record it stands in", mentions: [...nearest(inside), ...after], binding: true };
  }
  for (const [i, found] of titles.entries())
    yield {
      because: `the section it stands in${i === 0 ? "" : ` (${i} further out)`}`,
      mentions: nearest(found),
      binding: true,
    };

  for (let line = first.line - 1; line >= first.line - LINES_ABOVE; line--)
    yield {
      because: "a line above it",
      mentions: nearest(context.line(line).filter(strongOnly)),
      binding: false,
      near: line === first.line - 1,
    };
  for (let line = last.line + 1; line <= last.line + LINES_BELOW; line++)
    yield { because: "a line below it", mentions: context.line(line).filter(strongOnly), binding: false };
  // `add gate --login … --password …`: an everyday word by itself beside both halves says more than none.
  if (values.length > 1 || first.slot.form !== "named" || first.slot.role?.role === "passphrase")
    yield { because: "a word on its line", mentions: nearest(context.words(first.line)), binding: false };
  yield { because: "the name of its file", mentions: context.path, binding: false };
  yield { because: "what the file imports and calls", mentions: context.head, binding: false };
}

/** The mentions of a file that names one exchange only; a file that names several says nothing. */
function unanimous(mentions: readonly Mention[]): readonly Mention[] {
  return new Set(mentions.map(({ exchange }) => exchange)).size === 1 ? mentions : [];
}

/** Exchanges whose shapes are shared: the one that most credentials of that shape are for comes first. */
const BY_SHAPE =
  "binance okx kucoin bitget mexc gate bybit htx kraken coinbase cryptocom bitmex coinex bitvavo upbit alpaca gemini exmo bitfinex whitebit hyperliquid".split(
    " ",
  );

/** Of those, the ones whose shape another exchange issues as often. */
const EVENLY_SHARED = new Set("bitfinex coinbase exmo gemini hyperliquid whitebit".split(" "));

function byShape({ source }: FileContext, assembled: Assembled): Label | undefined {
  const { key, secret } = assembled;
  if (key === undefined || secret === undefined || namesAnother(key, secret)) return undefined;
  if (areOfNear(source, [key, secret])) return undefined;
  const fitting = new Map<Exchange, CredentialGrammar>();
  const isClient = areOfClient(key, secret);
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

/** `SecretAccessKey` with its `AccessKeyId` is what storage calls them; a public key beside a private one is a wallet's. */
function namesAnother({ slot: { name = "" } }: SlottedValue, secret: SlottedValue): boolean {
  if (/access_?key/iu.test(name) && /secret_?access_?key/iu.test(secret.slot.name ?? "")) return true;
  return secret.slot.role?.role === "private-key" && /pub(?:lic)?_?key/iu.test(name);
}

/** `client_id` and `client_secret` are what OAuth calls them, and few exchanges. */
function areOfClient({ slot: { name = "" } }: SlottedValue, secret: SlottedValue): boolean {
  return /client[_-]?id$/iu.test(name) && /client[_-]?secret$/iu.test(secret.slot.name ?? "");
}

function saysTest(assembled: Assembled): boolean {
  return parts(assembled).some(({ slot: { name = "" } }) => nameWords(name).some((word) => word.startsWith("test")));
}

function rank(exchange: Exchange): number {
  const at = BY_SHAPE.indexOf(exchange.id);
  return at === -1 ? BY_SHAPE.length : at;
}

const CHAIN = /tendermint|cometbft|cosmos|solana|validator|keypair|node_key/iu;

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
function distinctive({ source }: FileContext, assembled: Assembled): Label | undefined {
  const values = parts(assembled);
  for (const value of values) {
    const ref = value.fits.find((fit) => fit.part.distinctive === true && fit.grammar.confidence !== "low");
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

/**
 * Names the exchange of a credential by the nearest and strongest evidence: header, class or call,
 * host, variable, record, section, lines around, file name, imports, and last its shape.
 */
export function labelOf(context: FileContext, assembled: Assembled): Label {
  let named: Label | undefined;
  let nearby: Label | undefined;
  let shared: Label | undefined;
  let owners: Set<Exchange> | undefined;
  for (const { because, mentions, binding, near = false } of tiers(context, assembled)) {
    for (const mention of mentions) {
      if (owners !== undefined && !owners.has(mention.exchange)) continue;
      const grammar = grammarOf(mention.exchange, assembled);
      const evidence = `${because} names ${mention.exchange.name} (${mention.word.slice(0, 60)})`;
      const label: Label = { exchange: mention.exchange, grammar, because: evidence, basis: "name", near };
      if (grammar !== undefined && mention.kind === "header" && exchangesOfHeader(mention.word).length > 1) {
        // Several exchanges share this header: something else must tell them apart.
        owners ??= new Set(exchangesOfHeader(mention.word));
        if (shared?.exchange === undefined || rank(mention.exchange) < rank(shared.exchange)) shared = label;
        continue;
      }
      if (grammar !== undefined) return label;
      if (!strongOnly(mention)) continue;
      if (binding || mention.kind === "class") named ??= label;
      else if (assembled.key !== undefined && assembled.secret !== undefined) nearby ??= label;
    }
  }
  return (
    shared ??
    distinctive(context, assembled) ??
    named ??
    // A shape that many share says less than a name, even where the value has none of its exchange's shapes.
    nearby ??
    byShape(context, assembled) ?? {
      exchange: undefined,
      grammar: undefined,
      because: "nothing near it names an exchange",
      basis: "none",
    }
  );
}
