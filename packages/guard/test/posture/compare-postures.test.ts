import { describe, expect, test } from "vitest";
import { comparePostures, type GuardPorts, type Posture, posture } from "../../src/index.ts";
import { clockAt, credentialOf, declared, goodKey, NOW, settledAt, unread, world } from "./world.ts";

async function seen(ports: Partial<GuardPorts> = {}, names = ["main"]): Promise<Posture> {
  return await posture({
    keys: names.map((name) => declared(name)),
    ports: world(ports),
    clock: clockAt(NOW),
    salt: "",
  });
}
async function changes(after: Partial<GuardPorts>, before: Partial<GuardPorts> = {}): Promise<string[]> {
  const found = comparePostures(await seen(before), await seen(after));
  return found.map(({ key, what, before: a, after: b, direction }) => `${key} ${what} ${a} → ${b} ${direction}`);
}

describe("comparePostures()", () => {
  test("finds nothing between equals", async () => {
    expect(await changes({})).toEqual([]);
  });

  test("calls a right that appeared worse, and one that went better", async () => {
    const drain = { readKey: async () => goodKey({ withdraw: "yes" }) };
    expect(await changes(drain)).toEqual([
      "main check:no-withdraw pass → fail worse",
      "main scope:withdraw no → yes worse",
    ]);
    expect(await changes({}, drain)).toEqual([
      "main check:no-withdraw fail → pass better",
      "main scope:withdraw yes → no better",
    ]);
  });

  test("calls what can no longer be seen blind, never better", async () => {
    const drain = { readKey: async () => goodKey({ withdraw: "yes" }) };
    const lost = await changes({ readKey: async () => unread("network") }, drain);
    expect(lost).toContain("main check:no-withdraw fail → unknown blind");
    expect(lost).toContain("main scope:withdraw yes → unknown blind");
    expect(lost.filter((line) => line.endsWith("better"))).toEqual([]);
  });

  test("names a new address, another list, a replaced key, a new one and one that is gone", async () => {
    expect(await changes({ findEgress: async () => settledAt("8.8.4.4") })).toEqual([
      "main check:address-allowed pass → fail worse",
      "main check:allowlist-tidy pass → fail worse",
      "null egress:ipv4 8.8.8.8 → 8.8.4.4 worse",
    ]);
    const open = goodKey({}, { allowlist: { status: "unrestricted", entries: [], reason: "" } });
    expect(await changes({ readKey: async () => open })).toContain(
      "main allowlist restricted 8.8.8.8 → unrestricted worse",
    );
    const [replaced] = comparePostures(await seen(), await seen({ loadCredential: async () => credentialOf("new") }));
    expect(replaced).toMatchObject({ what: "key", direction: "other" });
    const names = comparePostures(await seen({}, ["a"]), await seen({}, ["b"])).filter(({ what }) => what === "key");
    expect(names.map(({ key, after }) => [key, after === null])).toEqual([
      ["b", false],
      ["a", true],
    ]);
  });
});
