import { Secret } from "@keyguard/core";
import type { WrittenPart } from "./written-part.ts";

/** Values of this length and of two kinds of characters are replaced wherever they stand; others only where they were found. */
const TELLING = 12;

/**
 * What `git filter-repo --replace-text` is told, as a list that grows. Every line is a pattern, although most spell one
 * value only: filter-repo applies patterns one after another in the order of the file, so that what
 * {@link PurgeRules.apply} gives is what filter-repo will write.
 */
export class PurgeRules {
  readonly #sources = new Set<string>();
  readonly #patterns: RegExp[] = [];

  get size(): number {
    return this.#patterns.length;
  }

  /** Adds what takes a part out. False when it was there already. */
  add(part: WrittenPart): boolean {
    const source = patternOf(part);
    if (this.#sources.has(source)) return false;
    this.#sources.add(source);
    this.#patterns.push(new RegExp(source, "g"));
    return true;
  }

  /** A content, a character for each byte, after all replacements. */
  apply(content: string): string {
    let text = content;
    for (const pattern of this.#patterns) text = text.replace(pattern, REMOVED);
    return text;
  }

  /** The lines of the file. They spell every value. */
  lines(): Secret {
    return new Secret([...this.#sources].map((source) => `regex:${source}==>${REMOVED}\n`).join(""), "replace file");
  }
}

const REMOVED = "REMOVED";

/** A pattern that means the same to Python, over bytes, and here, over a character for each byte. */
function patternOf({ text, before, after, opensLine, closesLine }: WrittenPart): string {
  const kinds = [/[a-z]/u, /[A-Z]/u, /[0-9]/u, /[^A-Za-z0-9]/u].filter((kind) => kind.test(text)).length;
  if (text.length >= TELLING && kinds >= 2) return escaped(text);
  const behind = (opensLine ? String.raw`(?<![^\n])` : "") + escaped(before);
  const ahead = escaped(after) + (closesLine ? String.raw`(?![^\r\n])` : "");
  return `(?<=${behind})${escaped(text)}(?=${ahead})`;
}

function escaped(text: string): string {
  return text.replaceAll(
    /[^A-Za-z0-9_]/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
