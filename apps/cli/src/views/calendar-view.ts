import type { Look } from "../commands/rotate-look.ts";
import { type CalendarRow, isDue } from "@keyguard/rotation";

/** What happens to a key on its day. */
const WORDS: Readonly<Record<CalendarRow["kind"], string>> = {
  due: "rotate",
  event: "rotate now",
  expires: "expires",
  deleted: "is deleted",
  invalid: "gets invalid",
  "loses-trading": "loses trading",
  "loses-trading-and-withdrawal": "loses trading and withdrawal",
};

/** The calendar of the keys as a person reads it, and beside it what else is known of them. */
export function calendarText(rows: readonly CalendarRow[], looks: readonly Look[], now: number): string {
  const width = Math.max(...looks.map(({ name }) => name.length));
  const lines = rows.map((row) => {
    const when = row.at === null ? "unknown   " : new Date(row.at).toISOString().slice(0, 10);
    const due = isDue(row, now) ? (row.certain ? "! " : "? ") : "  ";
    return `${due}${when}  ${row.key.padEnd(width)}  ${WORDS[row.kind]}: ${row.why}\n    -> ${row.remedy}\n`;
  });
  const notes = looks.flatMap(({ name, notes: own }) => own.map((note) => `  ${name}: ${note}\n`));
  const unread = looks.flatMap(({ name, skipped }) => skipped.map(({ reason }) => `? ${name}: not asked: ${reason}\n`));
  return `${lines.join("")}${notes.length === 0 ? "" : `\n${notes.join("")}`}${unread.join("")}`;
}
