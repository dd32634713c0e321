import { DEFAULT_POLICY } from "@keyguard/alerts";
import { type Config, parseDuration } from "@keyguard/core";
import { configSchema } from "@keyguard/core/schema";
import { describe, expect, it } from "vitest";
import { ABSENT, configValues, formatValue } from "../src/views/config-view.ts";
import { DEFAULT_GUARD_POLICY } from "@keyguard/guard";
import { tomlPlaces } from "@keyguard/guard/config";

const TEXT = `# a comment with key = "value"
[keys.binance-main]
exchange = "binance"   # a = b
profile  = "trading"
store    = "env:BINANCE"
rotation = { by = "master", grace = "15m" }

[keys."odd.name"]
exchange = 'okx'

[scan]
exclude = [
  "vendor/**", # salt = "no"
  "a]b",
]
salt = """
exclude = "not this one"
"""
extend.x = 1
`;

describe("configValues()", () => {
  const config: Config = configSchema.parse({
    keys: {
      "binance-main": {
        exchange: "binance",
        profile: "trading",
        store: "env:BINANCE",
        rotation: { by: "master", grace: "15m" },
      },
    },
    alerts: { urls: ["slack://TOKENA/TOKENB/TOKENC", "not a url"] },
  });
  const values = configValues(config, tomlPlaces(TEXT), {
    KEYGUARD_TIMEOUT: "5s",
    KEYGUARD_VAULT_PASSPHRASE: "hunter2",
  });
  const of = (path: string): unknown => values.find((value) => value.path === path);

  it("tells file and line, default or environment for each value", () => {
    expect(of("keys.binance-main.exchange")).toEqual({
      path: "keys.binance-main.exchange",
      value: "binance",
      source: { kind: "file", line: 3 },
    });
    expect(of("keys.binance-main.rotation.by")).toMatchObject({ source: { kind: "file", line: 6 } });
    expect(of("alerts.urls")).toMatchObject({ source: { kind: "default" } });
    expect(of("KEYGUARD_TIMEOUT")).toEqual({
      path: "KEYGUARD_TIMEOUT",
      value: "5s",
      source: { kind: "environment", variable: "KEYGUARD_TIMEOUT" },
    });
    expect(of("KEYGUARD_VAULT")).toMatchObject({
      value: null,
      source: { kind: "default", means: "the XDG data directory" },
    });
  });

  it("tells what holds where a setting is absent", () => {
    expect(of("guard.grace")).toEqual({ path: "guard.grace", value: "1d", source: { kind: "default" } });
    expect(of("scan.salt")).toMatchObject({ value: null, source: { kind: "default" } });
    expect(of("keys.binance-main.env")).toMatchObject({ value: "BINANCE", source: { kind: "default" } });
    const grace = ABSENT.find(([path]) => path === "guard.grace")?.[1] ?? "";
    expect(parseDuration(grace)).toBe(DEFAULT_GUARD_POLICY.graceMs);
    const [floor, repeat] = ["alerts.floor", "alerts.repeat"].map(
      (name) => ABSENT.find(([path]) => path === name)?.[1],
    );
    expect([floor, parseDuration(repeat ?? "")]).toEqual([DEFAULT_POLICY.floor, DEFAULT_POLICY.repeatMs]);
  });

  it("shows neither passphrase nor token", () => {
    expect(JSON.stringify(values)).not.toMatch(/hunter2|TOKEN[ABC]/u);
    expect(of("alerts.urls")).toMatchObject({ value: ["slack://[redacted]", "[redacted]"] });
  });

  it("prints values as TOML does", () => {
    expect([["a", 'b"c'], {}, true, 3].map(formatValue)).toEqual(['["a", "b\\"c"]', "{}", "true", "3"]);
  });
});
