import { describe, expect, test } from "vitest";
import { forecast, isDue, type KeySubject, rotationInterval } from "../src/index.ts";

const DAY = 86_400_000;
const MADE = Date.UTC(2026, 0, 1);

function subject(change: Partial<KeySubject> = {}): KeySubject {
  return {
    name: "bot",
    exchange: "nowhere",
    profile: "trading",
    withdrawal: false,
    createdAt: MADE,
    lastUsedAt: null,
    expiresAt: null,
    allowlist: "restricted",
    scopes: {},
    events: [],
    ...change,
  };
}

describe("rotationInterval()", () => {
  test.each([
    ["read-only", { profile: "read-only", withdrawal: false }, 90],
    ["trading", { profile: "trading", withdrawal: false }, 30],
    ["a withdrawal exception", { profile: "read-only", withdrawal: true }, 14],
    ["an override", { profile: "trading", withdrawal: true, rotateEvery: "7d" }, 7],
  ] as const)("gives %s its days", (_, given, days) => {
    expect(rotationInterval(given)).toBe(days * DAY);
  });

  test("rotationInterval() rejects an override that is no duration", () => {
    expect(() => rotationInterval({ profile: "trading", withdrawal: false, rotateEvery: "soon" })).toThrow(/duration/u);
  });
});

describe("forecast()", () => {
  test("forecast() gives an empty calendar for no keys", () => {
    expect(forecast([])).toEqual([]);
  });

  test("forecast() dates the owner's own rule from the key's creation", () => {
    const [row] = forecast([subject()]);
    expect(row).toMatchObject({ kind: "due", at: MADE + 30 * DAY, certain: true });
  });

  test("forecast() says that a key of unknown age is not known to be safe", () => {
    const [row] = forecast([subject({ createdAt: null })]);
    expect(row).toMatchObject({ kind: "due", at: null, certain: false });
    expect(row?.remedy).toContain("rotate record bot");
  });

  test.each(["dependency-doubt", "member-left", "repository-public", "unknown-activity", "leaked"] as const)(
    "forecast() makes a key due at once after %s",
    (event) => {
      const rows = forecast([subject({ events: [{ event, at: MADE + DAY }] })]);
      expect(rows[0]).toMatchObject({ kind: "event", at: MADE + DAY });
      expect(rows.map((row) => isDue(row, MADE + DAY))).toEqual([true, false]);
    },
  );

  test("forecast() forgets an event that a later rotation answered", () => {
    const rows = forecast([subject({ events: [{ event: "leaked", at: MADE - 1 }] })]);
    expect(rows.map(({ kind }) => kind)).toEqual(["due"]);
  });

  test("forecast() names the end that the exchange itself named", () => {
    const rows = forecast([subject({ expiresAt: MADE + DAY })]);
    expect(rows[0]).toMatchObject({ kind: "expires", at: MADE + DAY, confidence: "high" });
  });

  test("forecast() tells what Binance does to an unbound trading key, and spares a bound one", () => {
    const unbound = { exchange: "binance", allowlist: "unrestricted", scopes: { "trade.spot": "yes" } } as const;
    const rows = forecast([subject({ ...unbound, lastUsedAt: MADE + DAY })]);
    expect(rows.filter(({ kind }) => kind === "deleted")).toEqual([
      expect.objectContaining({ at: MADE, certain: true, confidence: "medium" }),
      expect.objectContaining({ at: MADE + 31 * DAY, certain: true, confidence: "low" }),
    ]);
    expect(forecast([subject({ exchange: "binance" })]).map(({ kind }) => kind)).toEqual(["due"]);
  });

  test('forecast() says "reported" for a rule of low confidence and cites every rule', () => {
    const rows = forecast([subject({ exchange: "binance", allowlist: "unrestricted" })]);
    const low = rows.filter(({ confidence }) => confidence === "low");
    expect(low.length).toBeGreaterThan(0);
    for (const row of low) expect(row.why).toMatch(/^reported: .*\(.+, \d{4}-\d{2}\)$/u);
  });

  test("forecast() keeps a rule whose conditions are not known, and says so", () => {
    const rows = forecast([subject({ exchange: "binance", allowlist: "unknown", scopes: { "trade.spot": "yes" } })]);
    const rule = rows.find(({ kind }) => kind === "deleted");
    expect(rule?.certain).toBe(false);
    expect(rule?.why).toContain("not known");
  });

  test("forecast() sorts by moment and puts rows without one last", () => {
    const rows = forecast([subject({ name: "z", createdAt: null }), subject({ name: "b" }), subject({ name: "a" })]);
    expect(rows.map(({ key }) => key)).toEqual(["a", "b", "z"]);
  });
});
