import type { CalendarRow } from "./forecast.ts";

/** RFC 5545, 3.1: a content line has at most 75 octets without its line break. */
const MAX_OCTETS = 75;
const encoder = new TextEncoder();
const ASCII = /^[\u0020-\u007E]*$/u;

/** Splits a content line where a fold may stand: never inside a character. */
function fold(line: string): string {
  if (line.length <= MAX_OCTETS && ASCII.test(line)) return line;
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = character < "\u0080" ? 1 : encoder.encode(character).length;
    if (octets + size > MAX_OCTETS) {
      parts.push(part);
      part = "";
      octets = 1; // the blank that continues a folded line counts
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}

/** RFC 5545, 3.3.11: the four characters that a TEXT value escapes; other controls are not allowed in one. */
function text(value: string): string {
  return value
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/gu, String.raw`\n`)
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/gu, "");
}

/** RFC 5545, 3.3.5, form 2: UTC. */
function moment(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/gu, "");
}

const SUMMARIES: Readonly<Record<CalendarRow["kind"], string>> = {
  due: "rotate",
  event: "rotate at once",
  expires: "expires",
  deleted: "will be deleted",
  invalid: "becomes invalid",
  "loses-trading": "loses trading",
  "loses-trading-and-withdrawal": "loses trading and withdrawal",
};

/** The same row has the same id in every export, so that a calendar updates instead of doubling. */
function uid(row: CalendarRow, index: number): string {
  const plain = `${row.key}.${row.exchange}`.replaceAll(
    /[^A-Za-z0-9._-]/gu,
    (c) => `_${c.codePointAt(0)?.toString(16)}`,
  );
  return `${plain}.${row.kind}.${index}@keyguard`;
}

function event(row: CalendarRow & { readonly at: number }, index: number, now: number): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${uid(row, index)}`,
    `DTSTAMP:${moment(now)}`,
    `DTSTART:${moment(row.at)}`,
    `SUMMARY:${text(`${row.key} (${row.exchange}): ${SUMMARIES[row.kind]}${row.certain ? "" : "?"}`)}`,
    `DESCRIPTION:${text(`${row.why}\n${row.remedy}`)}`,
    "CATEGORIES:KEYGUARD",
    `PRIORITY:${row.kind === "due" ? 5 : 1}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${text(`${row.key}: ${SUMMARIES[row.kind]}`)}`,
    "TRIGGER:-P3D",
    "END:VALARM",
    "END:VEVENT",
  ];
}

/**
 * A calendar as an iCalendar file (RFC 5545) that any calendar program subscribes to or imports.
 *
 * Rows without a moment cannot stand in a calendar and are left out. A component needs at least one
 * event: without any row the file holds none, which programs read as an empty calendar.
 *
 * @param now when the file is made, milliseconds since the epoch
 */
export function formatCalendar(rows: readonly CalendarRow[], now: number): string {
  const seen = new Map<string, number>();
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//keyguard//rotation//EN", "CALSCALE:GREGORIAN"];
  for (const row of rows) {
    if (row.at === null) continue;
    const slot = `${row.key}\n${row.exchange}\n${row.kind}`;
    const index = seen.get(slot) ?? 0;
    seen.set(slot, index + 1);
    lines.push(...event({ ...row, at: row.at }, index, now));
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}
