import type { SourceText } from "../text/source-text.ts";
import { readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

/** What a line may begin with that is no part of what it says: a list's mark, a quotation's, a rule's. */
const MARK = /^[\s>*+•‣·#|│║-]*(?:\d{1,2}[.)]\s)?\s*/u;
const LONGEST_NAME = 60;
/** `Content-Disposition: form-data; name="apiKey"`: the line says of which field the next is the value. */
const FIELD = /;\s{0,4}name=["']([^"']{1,60})["']$/u;
/** Names that need no colon after them. */
const EVERYDAY = /^(?:key|secret|pass|password|passphrase)$/iu;

/**
 * The slot of a value that is alone on its line, under a line that holds its name alone.
 *
 * @param slot that of the bare line
 * @returns undefined where the line above says nothing
 */
export function readLineAbove(source: SourceText, start: number, slot: Slot): Slot | undefined {
  const line = source.lineOf(start);
  const above = [line - 1, line - 2].find((number) => number >= 0 && source.line(number).trim() !== "");
  if (above === undefined) return undefined;
  const from = source.lineStart(above);
  const to = source.lineEnd(above);
  if (to - from > LONGEST_NAME * 2) return undefined;
  const written = source.decode(from, to).trim();
  const field = FIELD.exec(written)?.[1];
  const told = field === undefined ? undefined : readRole(field);
  if (field !== undefined && told !== undefined && told.role !== "not-a-secret")
    return { ...named(field, told, from, slot.quoted), from };
  const name = written.replace(MARK, "").replaceAll(/[\s:：=*_`"'.]+$|^[*_`"']+/gu, "");
  if (name.length > LONGEST_NAME || name.split(/\s+/u).length > 4 || !/^[\p{L}][\p{L}\d _/.()-]*$/u.test(name))
    return undefined;
  const role = readRole(name);
  if (role === undefined || role.role === "not-a-secret") return undefined;
  // `Auth` alone may head anything; `Auth:` tells of what follows.
  if (!role.strong && !/[:：=]["'`*_]*$/u.test(written) && !EVERYDAY.test(name)) return undefined;
  return { ...named(name, role, from, slot.quoted), from };
}
