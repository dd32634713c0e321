import type { SourceText } from "../text/source-text.ts";
import { readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";
import { nameWords } from "./words.ts";

// `gh secret set API_KEY --repo me/bot --body "…"`, `aws ssm put-parameter --name /bot/api_secret --value …`: an option that
// gives a value, and a name elsewhere in the command.

/** Bytes before a value in which its command begins. */
const REACH = 400;
/** The last letters of the options below. */
const LAST = new Set([..."yelgatdvbw"].map((letter) => letter.charCodeAt(0)));
const OPTION =
  /(?:^|\s)--?(?:(?:secret|parameter|string|plain)?-?(?:body|value|string|text|data|content|plaintext)|[vbw])[ =]\s{0,3}["']?$/u;
/** What a name is made of; paths of a store are names. */
const WORD = /(?<![\w./:-])[A-Za-z_/][\w./:-]{2,120}/gu;

/** The last byte of the word before a value, past a quotation mark and what divides them. */
function lastOfWord({ bytes }: SourceText, start: number): number {
  let p = start - 1;
  if (bytes[p] === 34 || bytes[p] === 39) p -= 1;
  while (p >= 0 && start - p < 6 && (bytes[p] === 32 || bytes[p] === 61)) p -= 1;
  return p;
}

/**
 * The slot of a value that an option gives to what the same command names.
 *
 * @returns undefined for any other value, and where nothing before the option has the name of a part
 */
export function readOption(source: SourceText, start: number): Slot | undefined {
  if (!LAST.has(source.bytes[lastOfWord(source, start)] ?? 0)) return undefined;
  const text = source.slice(Math.max(0, start - REACH), start);
  // A command goes on behind a backslash, or PowerShell's mark.
  const line = text.slice(Math.max(...[...text.matchAll(/(?<![\\`])\r?\n/gu)].map(({ index }) => index + 1), 0));
  const option = OPTION.exec(line);
  if (option === null) return undefined;
  for (const { 0: word, index } of [...line.slice(0, option.index).matchAll(WORD)].toReversed()) {
    const role = readRole(word);
    // `secret` and `set-secret` are what the command does, and a path's last segment is a name.
    if (role === undefined || role.role === "not-a-secret" || !(role.strong || role.stem !== "")) continue;
    if (nameWords(word).length === 1 || /^(?:set|put|create|add)-/u.test(word)) continue;
    return named(word, role, start - line.length + index, /["']$/u.test(option[0]));
  }
  return undefined;
}
