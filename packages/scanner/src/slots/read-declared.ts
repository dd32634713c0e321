import type { SourceText } from "../text/source-text.ts";
import { type NamedRole, readRole } from "./roles.ts";
import { EVERYDAY } from "./callee-role.ts";
import { scopesOf } from "./scope.ts";
import { named, type Slot } from "./slot.ts";

// A declaration may name a value and put other things between the two: a type, a condition, a description.

/** Bytes before a value in which its declaration begins. */
const REACH = 300;

/** `api_key: Optional[str] | None = "`: a name and its type. */
const TYPED =
  /([A-Za-z_$@][\w$-]{1,60})["'`]?[?!]?\s{0,8}:\s{0,4}(?:[\w\s|.?&*-]|\[[^\]]{0,40}\]|<[^>]{0,40}>){1,60}=\s*[@$a-zA-Z]{0,2}["'`]?$/u;

/** `KEY: Lazy<String> = Lazy::new(|| "`: what a type's constructor or a function makes. */
const MADE = /=\s{0,4}[\w.:]{1,40}\(\s{0,4}(?:\|\||\(\) ?=>)?\s{0,4}["'`]$/u;

/** `api_key VARCHAR(64) := "`, `api_key[] PROGMEM = "`: a name, and words of a type behind it. */
const SPACED =
  /([A-Za-z_$@][\w$-]{1,60})(?:\[\d{0,5}\])?(?:\s{1,8}[A-Za-z]\w{0,24}(?:\((?:\d{1,5}|max)\))?){1,4}\s{0,8}(?::=|=|<-)\s*[A-Za-z@$]{0,2}["'`]$/u;

/** A field that holds a value and does not say which. */
const NEUTRAL =
  /(?:^|[\s{,(["'])[\w.-]{0,24}?(?:default|value|content|example|const|current|initial)["'`]?\s{0,12}(?:=>|:=|=|:)\s{0,4}["'`]?$/iu;
/** The same, spoken: `VALUE 'x'`, `DEFAULT 'x'`, `/v Name /d x`. */
const SPOKEN = /\b(?:value|default)(?:\s+is)?\s+["'`]$|\s\/d\s{1,3}["']?$/iu;
/** The field beside it that does. */
const NAME_FIELD =
  /(?:^|[\s{,("'])[\w.-]{0,24}?(?:name|key|id|field|variable|header|title|option|setting|label|env|designation|parameter|property|attribute)["'`]?\s{0,12}(?:=>|:=|=|:)\s{0,4}["'`]?([A-Za-z_$/][\w.$/ -]{1,60})/giu;

const LOGIN = /^(?:login|user|username)$/iu;

function tellingRole(name: string): NamedRole | undefined {
  const role = readRole(name);
  if (role === undefined || role.role === "not-a-secret") return undefined;
  return role.strong || role.role === "passphrase" || role.stem !== "" || EVERYDAY.test(name) || LOGIN.test(name)
    ? role
    : undefined;
}

/** The text after a value until its record ends. */
function restOfRecord(source: SourceText, end: number): string {
  return /^[^\]})]*/u.exec(source.slice(end, end + REACH))?.[0].split(/\n\s*- |\n\n/u)[0] ?? "";
}

/** `{"value": "…", "name": "apiKey"}`, `variable "api_key" { default = "…" }`, `API_KEY:\n  value: …`. */
function fromRecord(source: SourceText, start: number, end: number, quoted: boolean): Slot | undefined {
  const [block] = scopesOf(source, start);
  if (block === undefined || start - block.start > REACH) return undefined;
  const fields = [source.slice(block.start, start), restOfRecord(source, end)];
  for (const field of fields) {
    for (const [, name = ""] of [...field.matchAll(NAME_FIELD)].toReversed()) {
      const role = tellingRole(name);
      if (role !== undefined) return named(name, role, block.start, quoted);
    }
  }
  if (/\b(?:struct|class|interface|enum|trait|record)\b/u.test(block.title)) return undefined; // a kind of thing, and no thing
  for (const word of (block.title.match(/[\w.$-]{2,80}/gu) ?? []).toReversed()) {
    const role = tellingRole(word);
    if (role !== undefined) return named(word, role, block.start, quoted);
  }
  return undefined;
}

/**
 * `01 WS-API-KEY PIC X(64) VALUE '…'`, `api_key VARCHAR(64) DEFAULT '…'`, `[Parameter("API Key", DefaultValue = "…")]`:
 * the nearest word before that has a role.
 */
function fromLine(before: string, start: number): Slot | undefined {
  const said = before.replace(SPOKEN, "");
  const line = before.slice(Math.max(said.lastIndexOf("\n"), before.lastIndexOf(";"), before.lastIndexOf("}")) + 1);
  const words = [...line.matchAll(/[A-Za-z_$@/][\w$@./-]{1,80}/gu)];
  for (const word of words.toReversed()) {
    const role = tellingRole(word[0]);
    if (role !== undefined) return named(word[0], role, start - line.length + word.index, true);
  }
  return undefined;
}

/** `return "`, `return (*env)->NewStringUTF(env, "`, `() => "`: what a function gives back. */
const RETURNS = /(?:\breturn|=>)\s{1,4}(?:[\w.>:*()-]{1,40}\(\s{0,2}(?:\w{1,20},\s{0,2})?)?[@$a-zA-Z]{0,2}["'`]$/u;
/** `def get_api_key(self) -> str:`, `public String getApiKey() {`, `func key() string {`: the function around it, and no statement between. */
const HEADER = /([A-Za-z_$][\w$]{1,80})\s{0,2}\([^()\n]{0,160}\)[\w\s:<>?.>*&|,-]{0,60}[{:]?\s{0,80}$/u;

/** A function that gives back what is shown where a value will be. */
const SHOWS = /example|sample|placeholder|hint|label|title|mock|fake|dummy/iu;

/** The function that gives a value back, where that is all it does. */
export function readReturned(source: SourceText, start: number): Slot | undefined {
  const before = source.slice(Math.max(0, start - REACH), start);
  const returned = RETURNS.exec(before);
  if (returned === null) return undefined;
  const name = HEADER.exec(before.slice(0, returned.index))?.[1];
  const role = name === undefined ? undefined : readRole(name.replace(/^(?:get|load|read|fetch)_?(?=[A-Z_a-z])/u, ""));
  if (name === undefined || role === undefined || role.role === "not-a-secret" || SHOWS.test(name)) return undefined;
  return role.strong || tellingRole(name) !== undefined ? named(name, role, start - before.length, true) : undefined;
}

/** `s:7:"api_key";s:64:"`: a name and its value as PHP writes them down. */
const SERIALISED = /\bs:\d{1,3}:"([^"\n]{1,60})";s:\d{1,5}:"$/u;

/** A name whose value a declaration gives with something between them; undefined for anything else. */
export function readDeclared(source: SourceText, start: number, end: number): Slot | undefined {
  const tail = source.slice(Math.max(0, start - 48), start);
  const before = source.slice(Math.max(0, start - REACH), start);
  const quoted = /["'`]$/u.test(before);
  const written = quoted ? SERIALISED.exec(before.slice(-90))?.[1] : undefined;
  const kept = written === undefined ? undefined : tellingRole(written);
  if (written !== undefined && kept !== undefined) return named(written, kept, start - 90, true);
  const made = MADE.exec(tail)?.[0];
  if (made !== undefined || /=\s*[@$a-zA-Z]{0,2}["'`]?$/u.test(tail)) {
    const all = before.slice(before.lastIndexOf("\n") + 1);
    const line = made === undefined ? all : `${all.slice(0, all.length - made.length)}="`;
    const name = TYPED.exec(line)?.[1];
    const role = name === undefined ? undefined : readRole(name);
    if (name !== undefined && role !== undefined) return named(name, role, start - line.length, quoted);
    const spaced = SPACED.exec(line)?.[1];
    const declared = spaced === undefined ? undefined : readRole(spaced);
    if (spaced !== undefined && declared !== undefined) return named(spaced, declared, start - line.length, quoted);
  }
  if (NEUTRAL.test(tail)) {
    return fromRecord(source, start, end, quoted) ?? (quoted ? fromLine(before, start) : undefined);
  }
  return SPOKEN.test(tail) ? fromLine(before, start) : undefined;
}
