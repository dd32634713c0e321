import type { Family } from "./family.ts";
import { remember } from "../remember.ts";
import { isPublicHalf } from "../slots/public-half.ts";
import { readFileSlot } from "../slots/read-file-slot.ts";
import { readSlot } from "../slots/read-slot.ts";
import { scopesOf } from "../slots/scope.ts";
import type { Slot } from "../slots/slot.ts";
import { nameWords } from "../slots/words.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Stretch } from "../values/extract.ts";

/** Bytes of a line before a slot, and after a value, in which a family may be named. */
const REACH = 120;
/** What a chain has names of its own for, and what is done with them. */
const OF_CHAIN = new Set(
  "address balance block digest hash hashes id receipt recover signature topic verify".split(" "),
);

/** `getSignersAtHash`, `signer_id`, `signer.hash`, `getBlockBySigner`: no wallet's secret is given or called so. */
function isOfChain({ words }: NameWords): boolean {
  if (words.some((word) => /^(?:black|white|block|allow|deny)list/u.test(word))) return true;
  const by = words.indexOf("by");
  return OF_CHAIN.has(words.at(by > 0 ? by - 1 : -1) ?? "");
}

const PUBLIC_KEY = /pub(?:lic)?[\s_-]?(?:(?:spend|view|sign(?:ing)?)[\s_-]?)?key/iu;
/** A longer word is no name. */
const LONGEST_WORD = 34;
/** A longer line above says something of its own. */
const LONGEST_HEADING = 80;

/** What the place of a value says of whose it is; each question is answered when it is asked first. */
export class FamilyContext {
  readonly #source: SourceText;
  readonly #slot: Slot;
  readonly #start: number;
  readonly #end: number;
  #said: Said | undefined;
  #around: string | undefined;
  #long: NameWords | undefined;
  #blocks: readonly NameWords[] | undefined;

  constructor(source: SourceText, { start, end }: Pick<Stretch, "start" | "end">) {
    const slot = readSlot(source, start, end);
    this.#source = source;
    this.#start = start;
    this.#end = end;
    this.#slot = slot.form === "line" ? (readFileSlot(source, slot) ?? slot) : slot;
  }

  /** True when the value's slot, callee, header, block or line is the family's own, in a role that holds something. */
  names(family: Family): boolean {
    const slot = this.#slot;
    if (slot.role?.role === "not-a-secret" || NAMELESS.has(slot.form)) return false;
    const said = (this.#said ??= readSaid(slot));
    if (said.isHolder) return false;
    if (family.headers?.some((header) => header.toLowerCase() === said.header && isOwn(header)) === true) return true;
    if (said.isAnyId || (slot.role === undefined && said.calleeIsOfChain)) return false;
    if (family.category === "wallet" && said.nameIsOfChain)
      return /priv(?:ate)?[ _-]?key/iu.test(this.#words()) && isNamedIn(family, wordsOf(this.#words()));
    if (isNamedIn(family, said.ofName) || isNamedIn(family, said.ofCallee)) return true;
    if (this.#isIn(family)) return true;
    if (slot.form !== "named" || slot.role === undefined || slot.role.role === "passphrase") return false;
    if (isNamedIn(family, (this.#long ??= wordsOf(this.#longName())))) return true;
    if (slot.role.strong && isNamedIn(family, wordsOf(this.#words()))) return true;
    // `{ authKey: … }` in a block about wallets: what is called like an API's key opens none.
    if (family.category === "wallet" && slot.role.role === "key" && slot.role.strong) return false;
    // `coinmarketcap: { apiKey: … }`: a named slot inside a block of the family.
    this.#blocks ??= scopesOf(this.#source, this.#start)
      .slice(0, 2)
      .map(({ title }) => wordsOf(title));
    return this.#blocks.some((words) => isNamedIn(family, words));
  }

  /** True when the slot itself says that a secret stands in it. */
  get saysSecret(): boolean {
    const { role, name = "", callee = "" } = this.#slot;
    if (role?.role === "secret" || role?.role === "private-key" || role?.role === "mnemonic") return true;
    return /key_?pair|seed|secret|priv/iu.test(`${name} ${callee}`);
  }

  /** True when the slot is called a token. */
  get saysToken(): boolean {
    return this.#slot.role?.role === "token";
  }

  /** True when the slot itself says that what stands in it is public. */
  get saysPublic(): boolean {
    const { name = "", callee = "" } = this.#slot;
    const [start, end] = [this.#start, this.#end];
    if (isPublicHalf(this.#source, { start, end, text: this.#source.slice(start, end) }, this.#slot)) return true;
    return [name, callee].some((text) => PUBLIC_KEY.test(text) && !/priv|secret/iu.test(text));
  }

  /** `accounts: ["0x…"]` of a network, `new Account("0x…")`: lists and calls that take the family's values. */
  #isIn(family: Family): boolean {
    const { form, callee } = this.#slot;
    if (form !== "argument" || family.takers === undefined) return false;
    // A later item of a list is told by the bracket around it.
    const name = /(\w+)\W*$/u.exec(callee ?? scopesOf(this.#source, this.#start)[0]?.title ?? "")?.[1];
    return family.takers.some((taker) => taker.callee === name && this.#isWithin(taker.within));
  }

  #isWithin(block: string | undefined): boolean {
    if (block === undefined) return true;
    return scopesOf(this.#source, this.#start).some(({ title }) => nameWords(title).includes(block));
  }

  /** `Unseal Key 1: …`: the name with the word before it. */
  #longName(): string {
    const { from, name = "" } = this.#slot;
    const before = this.#source.slice(Math.max(0, from - LONGEST_WORD), from);
    return (/([A-Za-z][\w.]{2,30} )$/u.exec(before)?.[1] ?? "") + name;
  }

  /** What stands around the slot in its line, what heads the line, and the file's name. */
  #words(): string {
    if (this.#around !== undefined) return this.#around;
    const source = this.#source;
    const line = source.lineOf(this.#start);
    const before = source.slice(Math.max(source.lineStart(line), this.#slot.from - REACH), this.#slot.from);
    const after = source.slice(this.#end, Math.min(source.lineEnd(line), this.#end + REACH));
    const above = line === 0 ? "" : source.line(line - 1, LONGEST_HEADING + 1);
    const heading = above.length <= LONGEST_HEADING && /^\s*(?:#|\/\/|--|;|\/?\*)/u.test(above) ? above : "";
    this.#around = `${source.path.split("/").at(-1) ?? ""} ${heading} ${before} ${after}`;
    return this.#around;
  }
}

/** What a slot says to every family alike: many share a shape, and each asks. */
interface Said {
  /** True for whoever holds it, not what opens it. */
  readonly isHolder: boolean;
  /** Its name as headers are compared. */
  readonly header: string;
  readonly ofName: NameWords;
  readonly ofCallee: NameWords;
  /** True for `id`, of anything. */
  readonly isAnyId: boolean;
  readonly nameIsOfChain: boolean;
  readonly calleeIsOfChain: boolean;
}

function readSaid({ name = "", callee = "" }: Slot): Said {
  const [ofName, ofCallee] = [wordsOf(name), wordsOf(callee)];
  return {
    isHolder: /(?:^|[._-])(?:user(?:name)?|login)$/iu.test(name),
    header: name.toLowerCase(),
    ofName,
    ofCallee,
    isAnyId: /^(?:.*[.\]>])?id$/iu.test(name),
    nameIsOfChain: isOfChain(ofName),
    calleeIsOfChain: isOfChain(ofCallee),
  };
}

/** Slots without a name. */
const NAMELESS: ReadonlySet<Slot["form"]> = new Set(["other", "line", "field"]);

/** `X-Api-Key` is anyone's header, `X-CMC_PRO_API_KEY` is not. */
const ANYONES = new Set("x api key apikey access token auth authorization signature secret".split(" "));

function isOwn(header: string): boolean {
  return nameWords(header).some((word) => !ANYONES.has(word));
}

const keywords = new WeakMap<Family, readonly string[]>();

/** The words by which a family is known, as names join them. */
function keywordsOf(family: Family): readonly string[] {
  let known = keywords.get(family);
  if (known === undefined) {
    known = family.keywords.map((keyword) => keyword.replaceAll(/[^\p{L}\d]/gu, ""));
    keywords.set(family, known);
  }
  return known;
}

/** A name's words, and all of them as one. */
interface NameWords {
  readonly words: readonly string[];
  readonly joined: string;
}

const wordsOf = remember((name): NameWords => {
  const words = nameWords(name);
  return { words, joined: words.join("") };
}, 4_000);

/** True when a name, or a short text, holds one of the words by which a family is known. */
function isNamedIn(family: Family, { words, joined }: NameWords): boolean {
  // A short word must be a word of its own: `pk`, `cmc`.
  return keywordsOf(family).some((key) => (key.length <= 4 ? words.includes(key) : joined.includes(key)));
}
