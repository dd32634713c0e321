import { KeyguardError } from "@keyguard/core";

/**
 * Splits a command line into words as a shell would, without being one: blanks separate, quotes and
 * backslashes hold together, and nothing is expanded.
 *
 * @returns no words for an empty line
 * @throws {KeyguardError} `KG_ALERT_CHANNEL` when a quote is not closed
 */
export function splitCommand(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (quote !== "" && character === quote) quote = "";
    else if (character === "\\" && quote !== "'" && i + 1 < line.length) word = (word ?? "") + line.charAt(++i);
    else if (quote !== "") word = (word ?? "") + character;
    else if (character === '"' || character === "'") [quote, word] = [character, word ?? ""];
    else if (!/\s/u.test(character)) word = (word ?? "") + character;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (quote !== "")
    throw new KeyguardError("KG_ALERT_CHANNEL", "Cannot use an alert command: a quote in it is not closed", {
      hint: "close the quote; for a shell's own features write: command:sh -c '…'",
    });
  return word === undefined ? words : [...words, word];
}
