import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CalendarRow, formatCalendar } from "../src/index.ts";

const NOW = Date.UTC(2026, 10, 25, 12, 0, 0);

function row(change: Partial<CalendarRow> = {}): CalendarRow {
  return {
    key: "bot",
    exchange: "binance",
    kind: "due",
    at: Date.UTC(2026, 11, 1, 9, 30, 0),
    why: "it may live 30d; by default, always",
    remedy: "keyguard rotate plan bot",
    confidence: "high",
    certain: true,
    ...change,
  };
}

function unfold(file: string): string[] {
  return file.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
}

describe("formatCalendar()", () => {
  test("formatCalendar() writes one event for a row, in UTC, with every property RFC 5545 asks for", () => {
    const lines = unfold(formatCalendar([row()], NOW));
    expect(lines).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//keyguard//rotation//EN",
      "CALSCALE:GREGORIAN",
      "BEGIN:VEVENT",
      "UID:bot.binance.due.0@keyguard",
      "DTSTAMP:20261125T120000Z",
      "DTSTART:20261201T093000Z",
      "SUMMARY:bot (binance): rotate",
      String.raw`DESCRIPTION:it may live 30d\; by default\, always\nkeyguard rotate plan bot`,
      "CATEGORIES:KEYGUARD",
      "PRIORITY:5",
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:bot: rotate",
      "TRIGGER:-P3D",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
    ]);
  });

  test("formatCalendar() leaves out rows without a moment and ends every line with CRLF", () => {
    const file = formatCalendar([row({ at: null })], NOW);
    expect(file).not.toContain("VEVENT");
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  test("formatCalendar() gives two rows of one key and kind two ids", () => {
    const ids = unfold(formatCalendar([row(), row({ at: NOW })], NOW)).filter((line) => line.startsWith("UID:"));
    expect(new Set(ids).size).toBe(2);
  });

  test("formatCalendar() folds at 75 octets, never inside a character, and unfolds to the same text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (why) => {
        const file = formatCalendar([row({ why })], NOW);
        const encoder = new TextEncoder();
        for (const line of file.split("\r\n")) expect(encoder.encode(line).length).toBeLessThanOrEqual(75);
        expect(file).not.toMatch(/[^\r]\n/u);
        expect(file).not.toContain("\uFFFD".repeat(2));
        const escaped = unfold(file).find((line) => line.startsWith("DESCRIPTION:")) ?? "";
        const plain = escaped
          .slice("DESCRIPTION:".length)
          .replaceAll(/\\([\\;,n])/gu, (_, c: string) => (c === "n" ? "\n" : c));
        const expected = why.replaceAll(/\r\n|\r/gu, "\n").replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/gu, "");
        expect(plain).toBe(`${expected}\nkeyguard rotate plan bot`);
      }),
    );
  });
});
