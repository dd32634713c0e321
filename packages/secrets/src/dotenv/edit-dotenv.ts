import { KeyguardError } from "@keyguard/core";
import { type Assignment, parseDotenv } from "./parse-dotenv.ts";

/** Characters that every reader of `.env` files takes as they are, without quotes. */
const PLAIN = /^[\w./+=:@%,-]*$/u;

type Quote = Assignment["quote"];

/**
 * How a value may be written behind `=`: in the quote it had, then in the first that holds it for the
 * most readers. Double quotes come late: `\n` and, for some, `$` mean something in them.
 */
function spellings(value: string, wish: Quote): string[] {
  const wishes: Quote[] = [wish, "", "'", '"', "`"];
  return wishes
    .filter((quote) => (quote === "" ? PLAIN.test(value) : !value.includes(quote)))
    .map((quote) => `${quote}${value}${quote}`);
}

function valuesOf(text: string): Map<string, string> {
  return new Map(parseDotenv(text).map(({ name, value }) => [name, value]));
}

/** True when `after` means what `before` did, but for one name: a quote left open elsewhere can swallow what is added. */
function changesOnly(before: string, after: string, name: string, value: string): boolean {
  const wanted = valuesOf(before).set(name, value);
  const got = valuesOf(after);
  return wanted.size === got.size && [...wanted].every(([known, is]) => got.get(known) === is);
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
  if (found?.value === value) return text;
  const write = found === undefined ? appended(text, name) : replaced(text, found);
  const after = spellings(value, found?.quote ?? "")
    .map(write)
    .find((next) => changesOnly(text, next, name, value));
  if (after !== undefined) return after;
  throw new KeyguardError(
    "KG_SECRET_INVALID",
    `Cannot write ${name} into an .env file: no quoting can hold the value there`,
    {
      hint: "keep it in another store; a file of its own can hold any text",
    },
  );
}

type Write = (spelled: string) => string;

function appended(text: string, name: string): Write {
  const end = lineEndOf(text);
  const gap = text === "" || /[\r\n]$/u.test(text) ? "" : end;
  return (spelled) => `${text}${gap}${name}=${spelled}${end}`;
}

function replaced(text: string, { start, end }: Assignment): Write {
  // A value that was empty may have a comment right behind it.
  const gap = start === end && /^[^\S\r\n]*#/u.test(text.slice(end)) ? " " : "";
  return (spelled) => text.slice(0, start) + spelled + gap + text.slice(end);
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
