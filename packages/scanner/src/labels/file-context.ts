import { remember } from "../remember.ts";
import type { SourceText } from "../text/source-text.ts";
import { type Mention, mentionsIn } from "./mentions.ts";

/** True for what names an exchange wherever it stands. */
export const strongOnly: (mention: Mention) => boolean = (mention) => mention.kind !== "weak-name";

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

/** `key_derive.c`, `derive-address.ts`: what a file's code does. */
const DERIVES = /((?:key|hash|seed|path)[-_])derive|derive(?=[-_](?:key|pub|priv|address|seed|path|child))/iu;

/** What a whole file and its path say; read once a file, and only when a credential asks. */
export class FileContext {
  readonly source: SourceText;
  #head: readonly Mention[] | undefined;
  #path: Mention[] | undefined;
  #lines = new Map<number, readonly Mention[]>();

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
        mentionsIn(segment.replace(DERIVES, "$1").replaceAll(/[-_.]+/gu, " ")).map((mention) => ({
          ...mention,
          word: segment,
        })),
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
    if (mentions === undefined) this.#lines.set(number, (mentions = mentionsInLine(this.source, number)));
    return mentions;
  }
}

function mentionsInLine(source: SourceText, number: number): readonly Mention[] {
  if (!source.hasLine(number)) return [];
  const start = source.lineStart(number);
  const text = source.decode(start, Math.min(source.lineEnd(number), start + LONGEST_LINE));
  const mentions = mentionsIn(text);
  if (mentions.length === 0) return mentions; // as in most
  // A heading of a few words, such as `# Luno account`, means the exchange by an everyday name, too.
  const heading = text.length < 60 && !text.startsWith("#!") && (text.match(/[\p{L}\d.]+/gu)?.length ?? 9) <= 3;
  const isDiff = NAMES_FILE.test(text);
  return mentions.map((mention) =>
    heading || isDiff || isOwner(text, mention) || isLastWord(text, mention) || isSpoken(text, mention)
      ? { ...mention, kind: mention.kind === "weak-name" ? "name" : mention.kind }
      : mention,
  );
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

/** What a change is to: in a path every word is a name by itself. */
const NAMES_FILE = /^(?:diff --git |(?:\+\+\+|---) [ab]\/|Index: )/u;

const LONGEST_LINE = 2_000;
/** The mentions of a file that names one exchange only; a file that names several says nothing. */
function unanimous(mentions: readonly Mention[]): readonly Mention[] {
  return new Set(mentions.map(({ exchange }) => exchange)).size === 1 ? mentions : [];
}
