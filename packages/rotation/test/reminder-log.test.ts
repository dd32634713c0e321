import { describe, expect, test } from "vitest";
import { parseReminderLog } from "../src/index.ts";

const AT = Date.UTC(2026, 4, 17, 8, 15, 30, 123);

describe("parseReminderLog()", () => {
  test.each([
    [
      "the script's own layout: a moment without a zone, by key",
      '{"binance_main": {"last_rotated": "2026-05-17T08:15:30.123456", "rotated_by": "me", "next_rotation": "2026-06-16T08:15:30.123456"}}',
    ],
    ["a date by key, with a zone", '{"binance_main": "2026-05-17T10:15:30.123+02:00"}'],
    ["entries under keys", '{"version": 1, "keys": {"binance_main": {"last_rotation": "2026-05-17T08:15:30.123Z"}}}'],
    ["a list", '[{"timestamp": "2026-05-17 08:15:30.123", "action": "api_key_rotation", "key_name": "binance_main"}]'],
    [
      "one object a line",
      '{"key":"binance_main","rotated_at":"2026-01-01"}\n{"key":"binance_main","rotated_at":"2026-05-17T08:15:30.123Z"}\n',
    ],
    ["seconds since the epoch", `{"binance_main": {"last_rotated": ${AT / 1000}}}`],
    ["a history", '{"binance_main": {"rotations": ["2026-05-17T08:15:30.123Z", "2026-01-01"]}}'],
  ])("parseReminderLog() reads %s", (_, content) => {
    expect(parseReminderLog(content)).toEqual({ entries: [{ name: "binance_main", rotatedAt: AT }], skipped: [] });
  });

  test("parseReminderLog() gives a nameless entry to the key that was named", () => {
    const line = '{"rotated_at":"2026-05-17T08:15:30.123Z","next_rotation":"2026-06-16"}\n';
    expect(parseReminderLog(line, "bot").entries).toEqual([{ name: "bot", rotatedAt: AT }]);
    expect(parseReminderLog(line).skipped).toEqual(["entry 1"]);
  });

  test("parseReminderLog() counts what it does not understand and never guesses", () => {
    const content =
      '{"a": {"last_rotated": "yesterday"}, "b": {"last_rotated": "2026-05-17T08:15:30.123Z"}, "c": null}';
    expect(parseReminderLog(content)).toEqual({ entries: [{ name: "b", rotatedAt: AT }], skipped: ["a", "c"] });
  });

  test.each([
    ["empty text", "", 0],
    ["a broken file", '{"a": ', 1],
    ["a number", "7", 1],
  ])("parseReminderLog() holds nothing for %s", (_, content, skipped) => {
    const log = parseReminderLog(content);
    expect(log.entries).toEqual([]);
    expect(log.skipped).toHaveLength(skipped);
  });
});
