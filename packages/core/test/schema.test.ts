import { describe, expect, it } from "vitest";
import type { Report } from "../src/index.ts";
import { configSchema, reportJsonSchema, reportSchema } from "../src/schema/index.ts";

const empty: Report = {
  schemaVersion: 1,
  tool: { name: "keyguard", version: "1.0.0" },
  complete: true,
  skipped: [],
  findings: [],
};

describe("reportSchema", () => {
  it("reads a report, and one of a later minor version with more in it", () => {
    expect(reportSchema.parse(empty)).toEqual(empty);
    expect(reportSchema.parse({ ...empty, later: true })).toMatchObject(empty);
    const part = { ...empty, shard: { index: 2, count: 8 } };
    expect(reportSchema.parse(part)).toEqual(part);
  });

  it.each([
    ["another version", { ...empty, schemaVersion: 2 }],
    ["another tool", { ...empty, tool: { name: "other", version: "1" } }],
    ["no findings", { ...empty, findings: undefined }],
    ["an unknown severity", { ...empty, findings: [{ severity: "bad" }] }],
  ])("refuses %s", (_, value) => {
    expect(reportSchema.safeParse(value).success).toBe(false);
  });

  it("is published as JSON Schema", () => {
    expect(reportJsonSchema()).toMatchObject({
      $schema: expect.stringContaining("2020-12"),
      type: "object",
      required: expect.arrayContaining(["findings"]),
    });
  });
});

describe("configSchema", () => {
  it("fills in defaults", () => {
    expect(configSchema.parse({})).toEqual({
      keys: {},
      scan: { exclude: [], extend: [] },
      guard: { policy: {} },
      alerts: { urls: [] },
      ip: {},
    });
  });

  const key = { exchange: "binance", profile: "trading", store: "env:BINANCE" };

  it.each([
    ["https anywhere", "https://gateway.example", true],
    ["http to this machine", "http://127.0.0.1:8080", true],
    ["http elsewhere", "http://gateway.example", false],
    ["http to a name that begins like this machine", "http://127.0.0.1.example", false],
    ["another protocol", "ftp://127.0.0.1", false],
    ["no origin", "gateway", false],
  ])("takes an endpoint with %s: %s", (_, endpoint, valid) => {
    expect(configSchema.safeParse({ keys: { a: { ...key, endpoint } } }).success).toBe(valid);
  });

  it.each([
    ["192.0.2.7", true],
    ["2001:db8::7", true],
    ["192.0.2.0/24", false],
    ["eth0", false],
  ])("takes %j for a source address: %s", (address, valid) => {
    expect(configSchema.safeParse({ ip: { source_address: address } }).success).toBe(valid);
  });

  it.each([
    ["withdrawal as a profile", { ...key, profile: "withdrawal" }],
    ["a setting that does not exist", { ...key, profil: "trading" }],
    ["a duration without a unit", { ...key, rotate_every: "30" }],
    ["a withdrawal exception without a reason", { ...key, withdrawal: { expires: "2027-01-01" } }],
  ])("refuses %s", (_, value) => {
    expect(configSchema.safeParse({ keys: { a: value } }).success).toBe(false);
  });
});
