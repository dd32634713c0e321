import { KeyguardError } from "@keyguard/core";
import { type Assignment, parseDotenv } from "./parse-dotenv.ts";

/** Characters that every reader of `.env` files takes as they are, without quotes. */
const PLAIN = /^[\w./+=:@%,-]*$/u;

type Quote = Assignment["quote"];

function spell(value: string, quote: Quote): string {
  return `${quote}${value}${quote}`;
}

/** True when dotenv reads `spelled` back as exactly `value`, whatever follows it on the line. */
function readsBack(spelled: string, value: string): boolean {
  const [only, ...more] = parseDotenv(`A=${spelled} # b`);
  return more.length === 0 && only?.value === value;
}

/**
 * A value as it is written behind `=`: in the quote it had where that can hold it, else in the first that can.
 *
 * @throws {KeyguardError} `KG_SECRET_INVALID` when no quoting holds it
 */
function spellValue(value: string, wish: Quote): string {
  const wishes: Quote[] = wish === "" && !PLAIN.test(value) ? ["'", '"', "`"] : [wish, "", "'", '"', "`"];
  // Double quotes turn \n into a line end, and some readers expand '$' in them.
  const spelled = wishes.map((quote) => spell(value, quote)).find((text) => readsBack(text, value));
  if (spelled !== undefined) return spelled;
  throw new KeyguardError("KG_SECRET_INVALID", "Cannot write a value into an .env file: no quoting can hold it", {
    hint: "keep it in another store; a file of its own can hold any text",
  });
}

function lineEndOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The assignment of a name that counts: the last one. */
function lastOf(text: string, name: string): Assignment | undefined {
  return parseDotenv(text).findLast((assignment) => assignment.name === name);
}

/**
 * Sets one variable and leaves every other byte as it is: order, comments, `export`, quotes, line ends.
 *
 * A name that is not there is added at the end. Of a name that is there twice the last one counts, and
 * is changed.
 *
 * @throws {KeyguardError} `KG_SECRET_INVALID` when no quoting can hold the value
 *
 * @example
 * ```ts
 * import { setDotenv } from "@keyguard/secrets";
 *
 * console.log(setDotenv("export A=1 # one\n", "A", "2")); // export A=2 # one
 * ```
 */
export function setDotenv(text: string, name: string, value: string): string {
  const found = lastOf(text, name);
  if (found === undefined) {
    const end = lineEndOf(text);
    const gap = text === "" || /[\r\n]$/u.test(text) ? "" : end;
    return `${text}${gap}${name}=${spellValue(value, "")}${end}`;
  }
  if (found.value === value) return text;
  const spelled = spellValue(value, found.quote);
  // A value that was empty may have a comment right behind it.
  const gap = found.start === found.end && /^[^\S\r\n]*#/u.test(text.slice(found.end)) ? " " : "";
  return text.slice(0, found.start) + spelled + gap + text.slice(found.end);
}

/** Takes the lines of a variable out; every other byte stays. A name that is not there changes nothing. */
export function unsetDotenv(text: string, name: string): string {
  let rest = text;
  for (let found = lastOf(rest, name); found !== undefined; found = lastOf(rest, name)) {
    const start =
      Math.max(rest.lastIndexOf("\n", nameStart(rest, found)), rest.lastIndexOf("\r", nameStart(rest, found))) + 1;
    const after = /\r\n|\r|\n|$/u.exec(rest.slice(found.end));
    rest = rest.slice(0, start) + rest.slice(found.end + (after?.index ?? 0) + (after?.[0].length ?? 0));
  }
  return rest;
}

/** A quoted value can start on a later line than its name. */
function nameStart(text: string, found: Assignment): number {
  return text.lastIndexOf(found.name, found.start);
}
