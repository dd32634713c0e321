import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { render } from "../src/index.ts";
import { check, finding, historicalFinding, key, report } from "./samples.ts";

function schema(name: string): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const file = new URL(`../../../docs/schema/${name}`, import.meta.url);
  const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")) as object);
  return (value) => validate(value);
}

describe("docs/schema", () => {
  it("report.v1.json takes what json prints and refuses what is none", async () => {
    const valid = schema("report.v1.json");
    const whole = report([finding(), historicalFinding()], { keys: [key()], checks: [check()] });
    expect(valid(JSON.parse(await render("json", whole)))).toBe(true);
    expect(valid(report())).toBe(true);
    expect(valid({ ...report(), schemaVersion: 2 })).toBe(false);
    expect(valid({ ...report(), complete: "yes" })).toBe(false);
  });

  it("config.v1.json takes a configuration and refuses a mistyped one", () => {
    const valid = schema("config.v1.json");
    const main = { exchange: "binance", profile: "trading", store: "env:BINANCE" };
    expect(valid({})).toBe(true);
    expect(valid({ keys: { main }, scan: { exclude: ["vendor/**"] } })).toBe(true);
    expect(valid({ keys: { main: { ...main, profile: "withdrawal" } } })).toBe(false);
    expect(valid({ keys: { main: { ...main, profil: "trading" } } })).toBe(false);
  });
});
