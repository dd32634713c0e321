import { CAUSES, type Cause, type Clock, type Credential, Secret } from "@keyguard/core";
import { describe, expect, test } from "vitest";
import { deadLook, type KeyReading, proveDead } from "../src/index.ts";

const clock: Clock = { now: () => 0, sleep: async () => undefined };
const old: Credential = { exchange: "x", key: new Secret("old", "k"), secret: new Secret("s", "s") };
const fresh: Credential = { exchange: "x", key: new Secret("new", "k"), secret: new Secret("s", "s") };

function reading(cause: Cause | null): KeyReading {
  const scopes = {} as KeyReading["scopes"];
  return { scopes, allowlist: { status: "unknown", entries: [] }, cause, answer: "none" };
}

/** Answers for the old key in turn, the last one for ever. */
function proof(
  answers: readonly (Cause | null)[],
  listed: boolean | null,
  control: Cause | null = null,
): ReturnType<typeof proveDead> {
  let turn = 0;
  return proveDead({
    readKey: async (credential) => {
      if (credential === fresh) return reading(control);
      const answer = answers[Math.min(turn++, answers.length - 1)];
      return reading(answer === undefined ? null : answer);
    },
    clock,
    old,
    fresh,
    listed: async () => listed,
    windowMs: 100,
    patienceMs: 10_000,
  });
}

describe("deadLook()", () => {
  test("deadLook() takes no answer for death that does not speak of the key", () => {
    const dead = CAUSES.filter((cause) => ["dead", "ambiguous"].includes(deadLook(cause)));
    expect(dead).toEqual(["wrong-key", "expired", "ambiguous"]);
    const nothing = CAUSES.filter((cause) => deadLook(cause) === "unknown");
    expect(nothing).toEqual(
      expect.arrayContaining(["network", "rate-limited", "maintenance", "clock-skew", "intercepted", "geo-blocked"]),
    );
    expect(deadLook(null)).toBe("alive");
    expect(deadLook("address-not-allowed")).toBe("blocked");
  });
});

describe("proveDead()", () => {
  test.each([
    ["an unknown key that the list has lost", ["wrong-key"], false, true],
    ["an unknown key where nobody lists", ["wrong-key"], null, true],
    ["an ambiguous answer and a list without it", ["ambiguous"], false, true],
    ["an ambiguous answer where nobody lists", ["ambiguous"], null, false],
    ["an unknown key that is still listed", ["wrong-key"], true, false],
    ["a blocked address", ["address-not-allowed"], false, false],
    ["a key that lingers and dies", [null, null, "wrong-key"], false, true],
    ["a key that answers for ever", [null], false, false],
    ["a passing error before it is known dead", ["network", "maintenance", "wrong-key"], false, true],
    ["nothing but passing errors", ["network"], false, false],
    ["one refusal and life again", ["wrong-key", null, null], false, false],
  ] as const)("proveDead() decides on %s", async (_, answers, listed, dead) => {
    expect((await proof(answers, listed)).dead).toBe(dead);
  });

  test("proveDead() believes no refusal while the new key does not work either", async () => {
    const { dead, evidence } = await proof(["wrong-key"], false, "rate-limited");
    expect([dead, evidence]).toEqual([false, "no answer told anything about the old key"]);
  });
});
