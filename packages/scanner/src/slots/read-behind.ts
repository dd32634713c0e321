import type { SourceText } from "../text/source-text.ts";
import { readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

/** `MOVE "…" TO WS-API-KEY`, `"…" -> api_key`, `'…' AS api_key`. */
const MOVED = /^["'`]?\)?\s{1,8}(?:to|into|as|->>?|→)\s{1,8}([A-Za-z_$@][\w$@.-]{0,60}[\w$])/iu;
/** `"…",  # api key`: a comment to the end of the line. */
const REMARK =
  /^["'`]?[ \t]*[,;)\]}]*[ \t]*(?:#|\/\/|--|\/\*|;|%|<!--|(?<=[ \t])\()[ \t]*([\p{L}\d][\p{L}\d \t_-]{1,47}?)[ \t]*(?:\*\/|-->|\))?[ \t]*(?:\r?\n|$)/u;
/** What either begins with. */
const FOLLOWS = /^["'`]?(?:[ \t]*[,;)\]}]*[ \t]*(?:[#;%(]|\/[/*]|--|<!)|\)?\s{1,8}(?:to|into|as|->|\u00e2)\s?)/iu;
const REACH = 96;

/**
 * The slot of a value whose name stands behind it: it is moved into something, or a remark says what it is.
 *
 * @returns undefined where nothing of the kind follows
 */
export function readBehind(source: SourceText, start: number, end: number): Slot | undefined {
  if (!FOLLOWS.test(source.slice(end, end + 24))) return undefined;
  const after = source.decode(end, Math.min(source.length, end + REACH));
  const quoted = /["'`]/u.test(source.slice(start - 1, start));
  const moved = MOVED.exec(after)?.[1];
  const name = moved ?? REMARK.exec(after)?.[1];
  if (name === undefined || (moved === undefined && name.split(/\s+/u).length > 4)) return undefined;
  const role = readRole(name);
  if (role === undefined || role.role === "not-a-secret" || (!role.strong && moved === undefined)) return undefined;
  return named(name, role, start, quoted);
}
