import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareAddresses,
  isPublic,
  parseAddress,
  parseRange,
  rangeContains,
  rangeSize,
  smallestBlock,
  specialKind,
  specialRangeKind,
  tryParseAddress,
  tryParseRange,
} from "../src/index.ts";

const four = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join("."));
const six = fc
  .array(fc.nat(0xffff), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.map((group) => group.toString(16)).join(":"));

describe("parseAddress()", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["255.255.255.255", "255.255.255.255"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:c000:201", "192.0.2.1"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["2001:db8:0:1:0:0:0:1", "2001:db8:0:1::1"],
    ["::", "::"],
    ["64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
  ])("writes %s as %s", (text, canonical) => {
    expect(parseAddress(text).text).toBe(canonical);
  });

  test.each([
    "",
    " 192.0.2.1",
    "192.0.2",
    "192.0.2.256",
    "192.0.2.01",
    "0x7f.0.0.1",
    "2130706433",
    "192.0.2.1/32",
    "fe80::1%eth0",
    ":::",
    "1::2::3",
    "12345::",
    "example.org",
    `${"1".repeat(46)}`,
  ])("refuses %j", (text) => {
    expect(tryParseAddress(text)).toBeUndefined();
    expect(() => parseAddress(text)).toThrow(/Cannot read an address/u);
  });

  test("names the error and does not echo the text", () => {
    const refuse = (): unknown => parseAddress("hunter2");
    expect(refuse).toThrow(expect.objectContaining({ code: "KG_IP_ADDRESS" }));
    expect(refuse).toThrow(/^(?!.*hunter2)/u);
  });

  test("reads back what it wrote, for every address", () => {
    fc.assert(
      fc.property(fc.oneof(four, six), (text) => {
        const address = parseAddress(text);
        expect(parseAddress(address.text)).toEqual(address);
      }),
    );
  });
});

describe("parseRange()", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7/32"],
    ["203.0.113.77/29", "203.0.113.72/29"],
    ["::ffff:203.0.113.0/120", "203.0.113.0/24"],
    ["2001:db8::7", "2001:db8::7/128"],
    ["2001:db8::7/64", "2001:db8::/64"],
    ["203.0.113.*", "203.0.113.0/24"],
    ["203.0.*.*", "203.0.0.0/16"],
    ["203.0.113.4 - 203.0.113.9", "203.0.113.4-203.0.113.9"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["::/0", "::/0"],
  ])("reads %s as %s", (text, canonical) => {
    expect(parseRange(text).text).toBe(canonical);
  });

  test.each([
    "",
    "*",
    "*.*.*.*",
    "203.*.113.*",
    "203.0.113.0/33",
    "2001:db8::/129",
    "203.0.113.0/",
    "203.0.113.0/08",
    "1.1.1.1/24/8",
    "9.9.9.9-1.1.1.1",
    "1.1.1.1-::1",
    "::ffff:1.1.1.1/95",
  ])("refuses %j", (text) => {
    expect(tryParseRange(text)).toBeUndefined();
    expect(() => parseRange(text)).toThrow(/Cannot read a range/u);
  });

  test("contains exactly its own addresses, at both boundaries", () => {
    const range = parseRange("203.0.113.8/29");
    const inside = ["203.0.113.8", "203.0.113.15"].map((text) => rangeContains(range, parseAddress(text)));
    const outside = ["203.0.113.7", "203.0.113.16", "::ffff:0:0"].map((text) =>
      rangeContains(range, parseAddress(text)),
    );
    expect([inside, outside]).toEqual([
      [true, true],
      [false, false, false],
    ]);
    expect(rangeSize(range)).toBe(8n);
  });
});

test("smallestBlock() holds every address, and neither of its halves does", () => {
  fc.assert(
    fc.property(fc.uniqueArray(four, { minLength: 2, maxLength: 8 }), (texts) => {
      const addresses = texts.map(parseAddress);
      const block = smallestBlock(addresses) ?? parseRange("255.255.255.255");
      const half = block.first + rangeSize(block) / 2n;
      expect(addresses.every((address) => rangeContains(block, address))).toBe(true);
      expect(addresses.some((address) => address.value < half)).toBe(true);
      expect(addresses.some((address) => address.value >= half)).toBe(true);
    }),
  );
});

test("smallestBlock() has none for no address and for two families", () => {
  expect(smallestBlock([])).toBeUndefined();
  expect(smallestBlock(["8.8.8.8", "2606:4700::1"].map(parseAddress))).toBeUndefined();
});

test("compareAddresses() puts IPv4 first, then sorts by value and not by text", () => {
  const texts = ["2606:4700::1", "10.0.0.1", "9.9.9.9", "100.0.0.1"];
  expect(
    texts
      .map(parseAddress)
      .toSorted(compareAddresses)
      .map(({ text }) => text),
  ).toEqual(["9.9.9.9", "10.0.0.1", "100.0.0.1", "2606:4700::1"]);
});

describe("specialKind()", () => {
  test.each([
    ["0.0.0.0", "unspecified"],
    ["127.9.9.9", "loopback"],
    ["10.255.255.255", "private"],
    ["172.16.0.0", "private"],
    ["172.31.255.255", "private"],
    ["192.168.1.1", "private"],
    ["100.64.0.0", "shared"],
    ["100.127.255.255", "shared"],
    ["169.254.169.254", "link-local"],
    ["203.0.113.7", "documentation"],
    ["198.19.0.1", "benchmarking"],
    ["224.0.0.1", "multicast"],
    ["255.255.255.255", "reserved"],
    ["::ffff:10.0.0.1", "private"],
    ["::1", "loopback"],
    ["fd00::1", "private"],
    ["fe80::1", "link-local"],
    ["2001:db8::1", "documentation"],
    ["3fff::1", "documentation"],
    ["64:ff9b::808:808", "translated"],
    ["2002:808:808::1", "translated"],
    ["2001:0:1::1", "translated"],
    ["ff02::1", "multicast"],
    ["4000::1", "reserved"],
  ])("calls %s %s", (text, kind) => {
    expect(specialKind(parseAddress(text))).toBe(kind);
  });

  test.each([
    "8.8.8.8",
    "172.15.255.255",
    "172.32.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "11.0.0.0",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450::1",
  ])("leaves %s public", (text) => {
    expect(isPublic(parseAddress(text))).toBe(true);
  });
});

test("specialRangeKind() names a range only when all of it is special", () => {
  expect(specialRangeKind(parseRange("10.1.0.0/16"))).toBe("private");
  expect(specialRangeKind(parseRange("8.0.0.0/6"))).toBeUndefined();
});
