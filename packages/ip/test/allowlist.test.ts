import { type Exchange, EXCHANGES, getExchange } from "@keyguard/exchanges";
import { describe, expect, test } from "vitest";
import {
  compareAllowlist,
  type EgressReading,
  emptyEgress,
  formEntry,
  parseAddress,
  reportedAddress,
  withReported,
} from "../src/index.ts";

function goingOutBy(...addresses: string[]): EgressReading {
  return withReported(
    emptyEgress(),
    addresses.map((text) => ({ exchange: "binance", address: parseAddress(text) })),
  );
}

function restricted(...entries: string[]): { status: "restricted"; entries: string[] } {
  return { status: "restricted", entries };
}

describe("compareAllowlist()", () => {
  test.each([
    ["an address on the list", restricted("8.8.8.8"), ["8.8.8.8"], "yes", "allowed"],
    ["an address in a block", restricted("8.8.8.0/29"), ["8.8.8.7"], "yes", "allowed"],
    ["an address just outside the block", restricted("8.8.8.0/29"), ["8.8.8.8"], "yes", "would-be-blocked"],
    ["a mapped entry", restricted("::ffff:8.8.8.8"), ["8.8.8.8"], "yes", "allowed"],
    ["one of a pool missing", restricted("8.8.8.8"), ["8.8.8.8", "8.8.4.4"], "yes", "would-be-blocked"],
    ["IPv6 missing beside IPv4", restricted("8.8.8.8"), ["8.8.8.8", "2606:4700::1"], "yes", "unknown"],
    ["IPv6 alone, missing", restricted("8.8.8.8"), ["2606:4700::1"], "yes", "would-be-blocked"],
    ["no address known", restricted("8.8.8.8"), [], "yes", "unknown"],
    ["a list that is not shown", restricted(), ["8.8.8.8"], "yes", "unknown"],
    ["an entry that cannot be read", restricted("office"), ["8.8.8.8"], "yes", "unknown"],
    ["an open key", { status: "unrestricted", entries: [] }, ["8.8.8.8"], "no", "not-bound"],
    ["a list of everything", restricted("0.0.0.0/0"), ["8.8.8.8"], "no", "not-bound"],
    ["a list of half of everything", restricted("0.0.0.0/1", "128.0.0.0/1"), ["8.8.8.8"], "no", "not-bound"],
    ["an exchange that does not tell", { status: "unknown", entries: [] }, ["8.8.8.8"], "unknown", "unknown"],
  ] as const)("judges %s", (_, allowlist, egress, bound, verdict) => {
    expect(compareAllowlist(allowlist, goingOutBy(...egress))).toMatchObject({ bound, verdict });
  });

  test("names what is blocked, over-wide, left over and pointless", () => {
    const list = restricted("8.8.8.8", "10.0.0.1", "9.0.0.0/8", "2a00::/16");
    expect(compareAllowlist(list, goingOutBy("8.8.4.4"))).toEqual({
      bound: "yes",
      verdict: "would-be-blocked",
      blocked: ["8.8.4.4"],
      overWide: [
        { entry: "9.0.0.0/8", addresses: "16777216" },
        { entry: "2a00::/16", addresses: "2^112" },
      ],
      leftover: ["8.8.8.8", "10.0.0.1", "9.0.0.0/8"], // nothing is known about IPv6 here
      pointless: [{ entry: "10.0.0.1", kind: "private" }],
      unreadable: [],
      reason: "the address that this machine goes out by is not on the list",
    });
  });

  test("calls a /24 and a /56 not over-wide, and what is wider is", () => {
    expect(compareAllowlist(restricted("8.8.8.0/24", "2a00:1::/56"), goingOutBy("8.8.8.1")).overWide).toEqual([]);
    const { overWide } = compareAllowlist(restricted("8.8.8.0/23", "2a00:1::/55"), goingOutBy("8.8.8.1"));
    expect(overWide.map(({ addresses }) => addresses)).toEqual(["512", "2^73"]);
  });
});

describe("formEntry()", () => {
  const model = getExchange("binance");
  function taking(rules: Partial<Exchange["allowlist"]>): Exchange {
    return { ...model, allowlist: { ...model.allowlist, confidence: "high", maxEntries: 2, separator: ",", ...rules } };
  }

  test("leaves IPv6 out where the exchange takes none, and says so", () => {
    const entry = formEntry(taking({ ipv6: "no" }), ["2606:4700::1", "8.8.8.8"]);
    expect(entry.text).toBe("8.8.8.8");
    expect(entry.notes).toContain("Binance takes no IPv6 address: make the bot use IPv4");
  });

  test("takes both families where the exchange does, without repeating one", () => {
    expect(formEntry(taking({ ipv6: "yes" }), ["2606:4700::1", "8.8.8.8", "::ffff:8.8.8.8"]).entries).toEqual([
      "8.8.8.8",
      "2606:4700::1",
    ]);
  });

  test("joins what does not fit into the smallest block, only where ranges are taken", () => {
    const pool = ["8.8.8.1", "8.8.8.2", "8.8.8.3"];
    expect(formEntry(taking({ cidr: "yes" }), pool).text).toBe("8.8.8.0/30");
    const single = formEntry(taking({ cidr: "no" }), pool);
    expect(single.entries).toEqual(pool);
    expect(single.notes.join()).toContain("3 addresses do not fit");
  });

  test("writes one a line where the separator is not known", () => {
    expect(formEntry(taking({ separator: null }), ["8.8.8.1", "8.8.8.2"]).text).toBe("8.8.8.1\n8.8.8.2");
  });

  test("has nothing to type where the exchange binds no keys", () => {
    expect(formEntry(taking({ support: "none" }), ["8.8.8.8"])).toMatchObject({ entries: [], text: "" });
  });

  test("gives an answer for every exchange, and never a private or unreadable one", () => {
    for (const exchange of EXCHANGES) {
      const { entries, notes } = formEntry(exchange, ["8.8.8.8", "not an address"]);
      expect(entries.every((entry) => entry === "8.8.8.8")).toBe(true);
      expect(notes.length).toBeGreaterThan(0);
    }
  });
});

describe("reportedAddress()", () => {
  test.each([
    ["binance", '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action, request ip: 8.8.8.8"}'],
    ["okx", `{"msg":"Your IP 8.8.8.8 is not included in your API key's xxxx IP whitelist.","code":"50110"}`],
    ["kucoin", '{"code":"400006","msg":"Invalid request ip, the current clientIp is:8.8.8.8"}'],
    ["gate", '{"message":"Request IP not in whitelist: 8.8.8.8","label":"FORBIDDEN"}'],
    ["mexc", '{"code":700006,"msg":"IP [8.8.8.8] not in the ip white list"}'],
    ["bingx", '{"code":100419,"msg":"your current request IP is 8.8.8.8 does not match IP whitelist , please go"}'],
    ["htx", '{"err-msg":"Signature not valid: Incorrect IP address [IP地址错误]:8.8.8.8","data":null}'],
    ["delta", '{"error":{"code":"ip_not_whitelisted_for_api_key","context":{"client_ip":"8.8.8.8"}}}'],
  ])("reads the caller's address in a refusal of %s", (_, body) => {
    expect(reportedAddress(body)?.text).toBe("8.8.8.8");
  });

  test.each([
    '{"retCode":10010,"retMsg":"Unmatched IP, please check your API key\'s bound IP addresses."}',
    '{"msg":"allowed addresses: 8.8.8.8"}',
    '{"msg":"request ip: 10.0.0.7"}',
    '{"msg":"request ip: 127.0.0.1"}',
    '{"msg":"request ip: 999.1.1.1"}',
    `${" ".repeat(5000)}request ip: 8.8.8.8`,
    "",
  ])("finds none in %j", (body) => {
    expect(reportedAddress(body)).toBeUndefined();
  });
});
