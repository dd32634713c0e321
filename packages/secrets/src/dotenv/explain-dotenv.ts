import { DOTENV_READERS, type DotenvReader, readDotenvAs } from "./readers.ts";
import { type Assignment, parseDotenv } from "./parse-dotenv.ts";

/** One variable that two readers of the same file understand differently. Holds no value. */
export interface DotenvDisagreement {
  readonly name: string;
  readonly line: number;
  /** What each of the asked readers makes of it, in words such as `66 characters, begins with a quote`. */
  readonly readings: readonly { readonly reader: DotenvReader; readonly says: string }[];
  readonly advice: string;
}

function describe(value: string | undefined, usual: string): string {
  if (value === undefined) return "not set";
  const notes = [
    `${value.length} ${value.length === 1 ? "character" : "characters"}`,
    /^["'`]/u.test(value) && "begins with a quote",
    /["'`]$/u.test(value) && !/^["'`]/u.test(value) && "ends with a quote",
    value !== value.trim() && "with blanks at an end",
    value !== usual && value.length > usual.length && / #/u.test(value) && "with the comment",
    value !== usual && usual.includes("$") && value.length < usual.length && "'$' expanded",
    value !== usual && usual.includes("\\") !== value.includes("\\") && "backslashes read differently",
  ];
  return notes.filter((note) => note !== false).join(", ");
}

/** What to write so that all readers agree. */
function advise({ value, quote, exported }: Assignment): string {
  if (/[\n\r]/u.test(value)) return "keep a value of several lines in a file of its own";
  if (/^[\w./+=:@%,-]*$/u.test(value)) {
    if (exported) return "leave `export` out: docker and systemd do not know it";
    return quote === ""
      ? "write NAME=value without blanks or a comment on the line"
      : "write it without quotes: then all readers agree";
  }
  return "no spelling of this value is read alike everywhere; keep it in a store and write a kg:// reference";
}

/**
 * Where readers of one `.env` file would disagree about a value, with what each of them reads (never the value).
 *
 * @param readers who reads this file; by default all that are known
 * @returns one entry a variable, in the file's order; empty when all agree
 *
 * @example
 * ```ts
 * import { explainDotenv } from "@keyguard/secrets";
 *
 * const [first] = explainDotenv('KEY="abc"\n', ["dotenv", "docker"]);
 * console.log(first?.readings[1]?.says); // 5 characters, begins with a quote
 * ```
 */
export function explainDotenv(text: string, readers: readonly DotenvReader[] = DOTENV_READERS): DotenvDisagreement[] {
  const readings = readers.map((reader) => ({ reader, reading: readDotenvAs(reader, text) }));
  const last = new Map(parseDotenv(text).map((assignment) => [assignment.name, assignment]));
  const found: DotenvDisagreement[] = [];
  for (const [name, assignment] of last) {
    const values = readings.map(({ reading }) => reading.get(name));
    if (values.every((value) => value === values[0])) continue;
    found.push({
      name,
      line: assignment.line,
      readings: readings.map(({ reader, reading }) => ({
        reader,
        says: describe(reading.get(name), assignment.value),
      })),
      advice: advise(assignment),
    });
  }
  return found;
}
