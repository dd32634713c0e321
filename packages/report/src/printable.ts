const NAMED: Readonly<Record<string, string>> = { "\n": String.raw`\n`, "\r": String.raw`\r`, "\t": String.raw`\t` };

function escape(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x1_00) return String.raw`\x${code.toString(16).padStart(2, "0")}`;
  return code < 0x1_0000 ? String.raw`\u${code.toString(16).padStart(4, "0")}` : String.raw`\u{${code.toString(16)}}`;
}

/**
 * Text of foreign origin, made fit for one line of a report: everything that moves a cursor, hides
 * itself or turns the reading direction is spelt out (`\x1b`, `\u202e`, `\n`), and so is `##[`, which
 * GitHub's runner obeys anywhere in a line of a log.
 *
 * Paths and messages can carry such characters on purpose: an escape sequence in a file name can
 * blank the line that reports it.
 *
 * @param text anything; lone surrogates are spelt out too
 *
 * @example
 * ```ts
 * import { printable } from "@keyguard/report";
 *
 * console.log(printable("a\u001b[2Kb")); // a\x1b[2Kb
 * ```
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escape).replaceAll("##[", String.raw`#\x23[`);
}

/** Takes the meaning from lines that GitHub's runner would read as commands to itself: those that begin with `::`. */
export function inertLines(text: string): string {
  return text.replaceAll(/^([^\S\n]*):(?=:)/gmu, String.raw`$1\x3a`);
}
