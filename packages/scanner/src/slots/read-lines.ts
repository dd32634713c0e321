import type { SourceText } from "../text/source-text.ts";
import { exchangesOfHeader } from "../labels/exchange-names.ts";
import { type NamedRole, readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

/** What a line may begin with that is no part of what it says: a list's mark, a quotation's, a rule's. */
const MARK = /^[\s>*+•‣·#|│║/;%-]*(?:\d{1,2}[.)]\s)?\s*/u;
const LONGEST_NAME = 60;
/** `Content-Disposition: form-data; name="apiKey"`: the line says of which field the next is the value. */
const FIELD = /;\s{0,4}name=["']([^"']{1,60})["']$/u;
/** Names that need no colon after them. */
const EVERYDAY = /^(?:key|secret|pass|password|passphrase)$/iu;

/** `X-Auth:` above its value: the header of an exchange, whatever it is called. */
function headerRole(written: string, name: string): NamedRole | undefined {
  const isHeader = written.endsWith(":") && exchangesOfHeader(name).length > 0;
  return isHeader ? { role: "key", strong: true, stem: "" } : undefined;
}

/** `# / - ; % '`: what a remark begins with. */
const REMARKS = new Set([35, 47, 45, 59, 37, 39]);
/** Bytes of an assignment before its value, and of a remark above it. */
const LONGEST_REMARK = 80;

/** True below a line that is a remark: it may say what the next line is about. */
export function isUnderRemark({ bytes }: SourceText, start: number): boolean {
  const lineStart = (at: number): number => {
    let p = at;
    while (p > 0 && at - p < LONGEST_REMARK && bytes[p - 1] !== 10) p -= 1;
    return p;
  };
  const own = lineStart(start);
  if (bytes[own - 1] !== 10) return false;
  let above = lineStart(own - 1);
  while (bytes[above] === 32 || bytes[above] === 9) above += 1;
  return above < own && REMARKS.has(bytes[above] ?? 0);
}

/** `[10:11] Bob: `, `<bob> `: who says what comes next. */
const SPEAKER =
  /^\s{0,8}(?:\[[^\][]{1,40}\]\s{0,2}|\d{1,4}[\d:.,/ -]{3,20}(?:[AP]M\s)?-?\s{0,2})?(?:[\p{L}][\p{L}\d_. -]{0,30}:|<[\p{L}][\p{L}\d_. -]{0,30}>)\s{1,3}/u;
const LONGEST_QUESTION = 120;

/**
 * The slot of a value that is all that somebody says, after a line that asks for it or tells of it: `and the secret?`
 *
 * @param slot that of the value, which ends its line
 * @returns undefined outside of a talk, and where the line above says nothing
 */
export function readTalk(source: SourceText, start: number, slot: Slot): Slot | undefined {
  const line = source.lineOf(start);
  const from = source.lineStart(line);
  if (line === 0 || start - from > 80 || start === from) return undefined;
  if (SPEAKER.exec(source.decode(from, start))?.[0].length !== source.decode(from, start).length) return undefined;
  const [above, to] = [source.lineStart(line - 1), source.lineEnd(line - 1)];
  if (to - above > LONGEST_QUESTION * 2) return undefined;
  const written = source.decode(above, to);
  const said = written.slice(SPEAKER.exec(written)?.[0].length ?? written.length);
  return askedFor(said, above, slot.quoted);
}

/** What a question or an announcement is about: the shortest phrase that says it all, the last first. */
function askedFor(said: string, from: number, quoted: boolean): Slot | undefined {
  const words = (said.match(/[\p{L}\d_-]+/gu) ?? []).slice(-12);
  for (const length of [1, 2, 3]) {
    for (let end = words.length; end >= length; end--) {
      const phrase = words.slice(end - length, end).join(" ");
      const role = readRole(phrase);
      if (role?.strong === true && role.role !== "not-a-secret") return named(phrase, role, from, quoted);
    }
  }
  const word = words.findLast((one) => EVERYDAY.test(one) || isSpoken(one));
  const role = word === undefined ? undefined : readRole(word);
  return word === undefined || role === undefined ? undefined : named(word, role, from, quoted);
}

/** A word of another language that says no more than `key` does: `la clave`. */
function isSpoken(word: string): boolean {
  if (word.length < 4 || /^(?:auth|access|public|private|user|login|sign|seed|phrase|words|memo)$/iu.test(word))
    return false;
  const role = readRole(word)?.role;
  return role === "key" || role === "secret" || role === "passphrase";
}

/** `send "`, `child.sendline('`: what a script says when it is asked. */
const ANSWERS = /^\s*(?:\w{1,20}\.)?(?:send|sendline|send_line|reply|answer)\b[^"'\n]{0,16}["']$/iu;
/** `expect "…"`, `child.expect('…')`: what it waits for. */
const ASKED = /\bexpect\w{0,12}\b[^"'\n]{0,16}["'](.{2,80})["']/iu;

/**
 * The slot of a value that a script answers with, below what it expects to be asked.
 *
 * @returns undefined outside of such a script
 */
export function readAnswer(source: SourceText, start: number): Slot | undefined {
  const line = source.lineOf(start);
  const from = source.lineStart(line);
  if (line === 0 || start - from > 60 || !ANSWERS.test(source.slice(from, start))) return undefined;
  const above = source.lineStart(line - 1);
  const asked = ASKED.exec(source.decode(above, Math.min(from, above + LONGEST_QUESTION)))?.[1];
  return asked === undefined ? undefined : askedFor(asked, above, true);
}

/** Lines between a value and its name that hold blanks, a time or a length and no word. */
const MOST_BETWEEN = 3;
const NO_WORDS = /^[\d\s:.,>$*#-]*$/u;

/** The nearest line above that has words; of two that follow each other one is blank, or says when. */
function lineOfWords(source: SourceText, line: number): number | undefined {
  for (let above = line - 1; above >= 0 && line - above <= MOST_BETWEEN; above--)
    if (source.lineEnd(above) - source.lineStart(above) > 60 || !NO_WORDS.test(source.line(above))) return above;
  return undefined;
}

/** `so for Luno the key is`: what a line that goes on below is about. */
const GOES_ON = /\s(?:is|are|es|ist|lautet|est|é|è|to|as)\s{0,2}[:=…-]{0,3}$/iu;

/**
 * The slot of a value that is alone on its line, under a line that holds its name alone.
 *
 * @param slot that of the bare line
 * @returns undefined where the line above says nothing
 */
export function readLineAbove(source: SourceText, start: number, slot: Slot): Slot | undefined {
  const line = source.lineOf(start);
  const above = lineOfWords(source, line);
  if (above === undefined) return undefined;
  const from = source.lineStart(above);
  const to = source.lineEnd(above);
  if (to - from > LONGEST_NAME * 2) return undefined;
  const written = source.decode(from, to).trim();
  const field = FIELD.exec(written)?.[1];
  const told = field === undefined ? undefined : readRole(field);
  if (field !== undefined && told !== undefined && told.role !== "not-a-secret")
    return { ...named(field, told, from, slot.quoted), from };
  if (GOES_ON.test(written)) return askedFor(written, from, slot.quoted);
  const name = written.replace(MARK, "").replaceAll(/[\s:：=*_`"'.]+$|^[*_`"']+/gu, "");
  if (name.length > LONGEST_NAME || name.split(/\s+/u).length > 4 || !/^[\p{L}][\p{L}\d _/.()-]*$/u.test(name))
    return undefined;
  const role = readRole(name) ?? headerRole(written, name);
  if (role === undefined || role.role === "not-a-secret") return undefined;
  // `Auth` alone may head anything; `Auth:` tells of what follows.
  if (!role.strong && !/[:：=]["'`*_]*$/u.test(written) && !EVERYDAY.test(name)) return undefined;
  return { ...named(name, role, from, slot.quoted), from };
}
