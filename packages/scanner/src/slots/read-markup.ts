import type { SourceText } from "../text/source-text.ts";
import { type NamedRole, readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

// An element says in many ways what its text is: in its attributes, in those of the elements around it, in the text of
// the element before it.

/** Bytes before a value in which its elements begin. */
const REACH = 500;
/** Bytes behind an attribute in which its element ends. */
const REACH_BEHIND = 200;
const OPEN = String.raw`<[A-Za-z][\w:.-]{0,60}(?:\s[^<>]{0,200})?>`;
const CLOSE = String.raw`<\/[\w:.-]{1,60}>`;

/** Opening tags and nothing else between a place and the value, the innermost last. */
const OPENED = new RegExp(String.raw`(?:${OPEN}\s{0,60}){1,4}(?:<!\[CDATA\[)?["'\x60]?$`, "u");
/** The text of the last element that was closed, before those. */
const CLOSED = new RegExp(String.raw`>\s{0,40}([^<>\n]{1,60}?)\s{0,40}(?:${CLOSE}\s{0,60}){1,4}$`, "u");
/** An element up to a value that is one of its attributes, and that attribute's name. */
const ATTRIBUTE = /<[A-Za-z][\w:.-]{0,60}(\s[^<>]{0,300})?\s([\w:.-]{1,40})\s{0,4}=\s{0,4}["']$/u;
/** An attribute that holds a value and does not say which. */
const NEUTRAL = /(?:value|content|default|data|string|text)$/iu;
/** An attribute that names what its element is about. */
const NAMING = /(?:^|[\s:])(?:name|key|id|property|field|label|title|param)\s{0,4}=\s{0,4}["']([^"'<>]{1,80})["']/giu;

/** Elements that hold nothing, such as those that tell of fonts, are no borders. */
function withoutFormat(text: string): string {
  if (!text.includes("/>")) return text;
  return text.replaceAll(/<[\w:.-]{1,40}(?:\s[^<>]{0,80})?\/>/gu, "").replaceAll(/<([\w:.-]{1,40})><\/\1>/gu, "");
}

function tellingRole(name: string): NamedRole | undefined {
  const role = readRole(name);
  return role?.role === "not-a-secret" ? undefined : role;
}

/** The last attribute that names something with a role. */
function namedIn(attributes: string): { readonly name: string; readonly role: NamedRole } | undefined {
  for (const [, name = ""] of [...attributes.matchAll(NAMING)].toReversed()) {
    const role = tellingRole(name);
    if (role !== undefined) return { name, role };
  }
  return undefined;
}

/**
 * The slot of a value that is the text of an element, or one of its attributes, and that an attribute beside it, an
 * element around it or the text of the element before it names.
 *
 * @returns undefined outside of markup, and where nothing of the kind has a role
 */
export function readMarkup(source: SourceText, start: number, end: number): Slot | undefined {
  const from = Math.max(0, start - REACH);
  const written = source.slice(from, start);
  const tag = written.lastIndexOf("<");
  if (tag === -1) return undefined;
  const isInside = tag > written.lastIndexOf(">");
  const before = withoutFormat(source.decode(from, start));
  const opened = isInside && !written.endsWith("[") ? null : OPENED.exec(before);
  if (opened !== null) {
    const above = namedIn(opened[0]);
    if (above !== undefined) return named(above.name, above.role, start - opened[0].length, false);
    const name = CLOSED.exec(before.slice(0, opened.index))?.[1];
    const role = name === undefined ? undefined : tellingRole(name);
    return name === undefined || role === undefined ? undefined : named(name, role, start, false);
  }
  const attribute = isInside ? ATTRIBUTE.exec(before) : null;
  if (attribute === null || !NEUTRAL.test(attribute[2] ?? "")) return undefined;
  const rest = /^["'][^<>]*/u.exec(source.decode(end, Math.min(source.length, end + REACH_BEHIND)))?.[0] ?? "";
  const found = namedIn(attribute[1] ?? "") ?? namedIn(rest.slice(1));
  return found === undefined ? undefined : named(found.name, found.role, start - attribute[0].length, true);
}
