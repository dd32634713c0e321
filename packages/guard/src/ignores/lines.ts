import { KeyguardError } from "@keyguard/core";

/** A line of a text file, without its end, counted from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a file with any line ends; a byte order mark is dropped. */
export function linesOf(text: string): Line[] {
  return text
    .replace(/^\u{feff}/u, "")
    .split(/\r\n|\n|\r/u)
    .map((line, i) => ({ number: i + 1, text: line }));
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/u;

/**
 * Stops at what git leaves in a file whose merge was not finished.
 *
 * @throws {KeyguardError} with the given code and the marker's line
 */
export function refuseConflicts(
  lines: readonly Line[],
  file: string,
  code: "KG_IGNORE_INVALID" | "KG_BASELINE_INVALID" | "KG_CONFIG_INVALID",
): void {
  const marker = lines.find(({ text }) => CONFLICT.test(text));
  if (marker === undefined) return;
  throw new KeyguardError(code, `Cannot read "${file}", line ${marker.number}: a merge conflict is not resolved`, {
    hint: "keep the lines of both sides, remove the conflict's markers, then run the command again",
  });
}
