import { inspect } from "node:util";
import { type Check, KeyguardError, Secret } from "@keyguard/core";
import { describe, expect, test } from "vitest";
import {
  decide,
  DEFAULT_GUARD_POLICY,
  guard,
  type Guarded,
  type GuardOptions,
  type GuardPolicy,
  type GuardPorts,
  type GuardState,
  posture,
  toReport,
  toSituation,
} from "../../src/index.ts";
import { clockAt, credentialOf, declared, goodKey, NOW, settledAt, unread, world } from "./world.ts";

const HOUR = 3_600_000;

async function guarded(ports: GuardPorts, more: Partial<GuardOptions> = {}): Promise<Guarded> {
  return await guard({ keys: [declared("main")], ports, clock: clockAt(NOW), salt: "salt", ...more });
}
function resultOf(
  { posture: { checks } }: Guarded,
  id: string,
  key: string | null = "main",
): Check["result"] | undefined {
  return checks.find((check) => check.id === id && check.key === key)?.result;
}
function refusing({ decision }: Guarded): string[] {
  return decision.refusals.map(({ check }) => check.id);
}

describe("guard()", () => {
  test("lets a bot start whose keys are as they should be", async () => {
    const result = await guarded(world());
    expect(result.decision).toMatchObject({ start: true, exitCode: 0, refusals: [], unread: [], covered: [] });
    expect(result.posture.complete).toBe(true);
    expect(result.posture.checks.filter(({ result: answer }) => answer === "fail")).toEqual([]);
    expect(result.posture.egress.ipv4).toEqual({ addresses: ["8.8.8.8"], stable: "yes", sources: ["exchange:okx"] });
  });

  test.each([
    ["may withdraw", { withdraw: "yes" }, {}, "no-withdraw"],
    ["trades though it should only read", {}, { profile: "read-only" }, "scope-within-profile"],
  ] as const)("refuses a key that %s", async (_, scopes, config, id) => {
    const result = await guarded(world({ readKey: async () => goodKey(scopes) }), { keys: [declared("main", config)] });
    expect(refusing(result)).toContain(id);
    expect(result.decision).toMatchObject({ start: false, exitCode: 1 });
  });

  test("refuses a key that works from anywhere, and one that would be blocked from here", async () => {
    const open = goodKey({}, { allowlist: { status: "unrestricted", entries: [], reason: "told" } });
    expect(refusing(await guarded(world({ readKey: async () => open })))).toEqual(["address-allowlist", "key-lasts"]);
    const elsewhere = await guarded(world({ findEgress: async () => settledAt("8.8.4.4") }));
    expect(refusing(elsewhere)).toEqual(["address-allowed"]);
    expect(elsewhere.decision.refusals[0]?.check).toMatchObject({
      evidence: expect.stringContaining("8.8.4.4 is not among 8.8.8.8"),
      remedy: expect.stringMatching(/^Add 8\.8\.4\.4 to the key's list at https:/u),
    });
  });

  test("does not call an address allowed while a call over IPv6 would be refused", async () => {
    const result = await guarded(world({ findEgress: async () => settledAt("8.8.8.8", "2606:4700::1") }));
    expect(resultOf(result, "address-allowed")).toBe("unknown");
    const warning = result.decision.warnings.find(({ check }) => check.id === "address-allowed");
    expect(warning?.check).toMatchObject({
      evidence: expect.stringContaining("IPv4 is on the list and IPv6 is not"),
      remedy: "Make the bot use IPv4.", // not: add what is on the list already
    });
    expect(result.decision.start).toBe(true);
  });

  test("asks for the address that is missing alone, where several are in use", async () => {
    const result = await guarded(world({ findEgress: async () => settledAt("8.8.8.8", "8.8.4.4") }));
    const refusal = result.decision.refusals.find(({ check }) => check.id === "address-allowed");
    expect(refusal?.check.remedy).toMatch(/^Add 8\.8\.4\.4 to the key's list/u);
  });

  test("believes the exchange about the address, over every observer", async () => {
    const refused = unread("address-not-allowed", { address: "8.8.4.4" });
    const result = await guarded(world({ readKey: async () => refused }));
    expect(result.posture.egress.ipv4).toMatchObject({ addresses: ["8.8.4.4"], sources: ["exchange:binance"] });
    expect(resultOf(result, "address-allowed")).toBe("fail");
    expect(result.decision).toMatchObject({ start: false, exitCode: 3, unread: ["main"] });
  });

  test("does not believe an exchange that names a private address: something in between wrote it", async () => {
    const refused = unread("address-not-allowed", { address: "10.0.0.7" });
    const result = await guarded(world({ readKey: async () => refused }));
    expect(result.posture.egress.ipv4.addresses).toEqual(["8.8.8.8"]);
    const check = result.posture.checks.find(({ id }) => id === "address-allowed");
    expect(check).toMatchObject({ result: "fail", evidence: "the exchange refuses calls from 8.8.8.8" });
    expect(check?.remedy).not.toContain("10.0.0.7");
  });

  test("does not refuse for what is unknown, but for a key that could not be read", async () => {
    const vague = await guarded(world({ readKey: async () => goodKey({ withdraw: "unknown" }) }));
    expect(resultOf(vague, "no-withdraw")).toBe("unknown");
    expect(vague.decision).toMatchObject({ start: true, exitCode: 0 });
    expect(vague.decision.warnings.map(({ check }) => check.id)).toContain("no-withdraw");
    const wrong = await guarded(world({ readKey: async () => unread("wrong-secret") }));
    expect(wrong.decision).toMatchObject({ start: false, exitCode: 3, unread: ["main"] });
    expect(wrong.posture.keys[0]?.scopes.withdraw).toBe("unknown");
  });

  test("exits 3 when one key could not be read, whatever the others say", async () => {
    const ports = world({
      readKey: async ({ name }) => (name === "bad" ? goodKey({ withdraw: "yes" }) : unread("maintenance")),
    });
    const result = await guarded(ports, { keys: [declared("bad"), declared("gone")] });
    expect(result.decision).toMatchObject({ start: false, exitCode: 3, unread: ["gone"] });
    expect(refusing(result)).toEqual(["no-withdraw"]);
  });

  test("says of a store that it cannot be read, in keyguard's words", async () => {
    const error = new KeyguardError("KG_PATH_NOT_FOUND", 'Cannot load "main": no such thing', { hint: "store it" });
    const result = await guarded(world({ loadCredential: async () => Promise.reject(error) }));
    const check = result.posture.checks.find(({ id }) => id === "store-readable");
    expect(check).toMatchObject({ result: "fail", evidence: 'Cannot load "main": no such thing', remedy: "store it" });
    expect(result.decision).toMatchObject({ start: false, exitCode: 3 });
  });

  test.each([
    ["an interval that is over", { rotate_every: "5d" }, [], "rotation-due"],
    ["a leak that was declared", {}, [{ event: "leaked", at: NOW - HOUR }], "rotation-event"],
  ] as const)("knows %s", async (_, config, events, id) => {
    const ports = world({ readRotation: async () => ({ replacedAt: null, events }) });
    const result = await guarded(ports, { keys: [declared("main", config)] });
    expect(resultOf(result, id)).toBe("fail");
    expect(result.decision.start).toBe(id === "rotation-due"); // overdue warns, leaked refuses
  });

  test("says so when the ledger or the store's file could not be looked at", async () => {
    const fail = async (): Promise<never> => Promise.reject(new KeyguardError("KG_READ", "Cannot read the ledger: no"));
    const result = await guarded(world({ readRotation: fail, checkHygiene: fail }));
    const open = result.posture.checks.filter(({ evidence }) => evidence === "Cannot read the ledger: no");
    expect(open.map(({ id, result: answer }) => [id, answer])).toEqual([
      ["store-private", "unknown"],
      ["rotation-event", "unknown"],
    ]);
    expect(result.decision.start).toBe(true);
  });

  test("takes the ledger's date where the exchange tells none", async () => {
    const undated = goodKey({}, { createdAt: null });
    const without = await guarded(world({ readKey: async () => undated }));
    expect(resultOf(without, "rotation-due")).toBe("unknown");
    const recorded = { replacedAt: NOW - 31 * 24 * HOUR, events: [] };
    const overdue = await guarded(world({ readKey: async () => undated, readRotation: async () => recorded }));
    expect(resultOf(overdue, "rotation-due")).toBe("fail");
  });
});

describe("the policy", () => {
  const open = world({
    readKey: async () => goodKey({}, { allowlist: { status: "unrestricted", entries: [], reason: "" } }),
  });
  async function withActions(ports: GuardPorts, actions: GuardPolicy["actions"], strict = false): Promise<Guarded> {
    return await guarded(ports, { policy: { ...DEFAULT_GUARD_POLICY, actions, strict } });
  }

  test("can let a failing check warn or be ignored", async () => {
    const warned = await withActions(open, { "address-allowlist": "warn", "key-lasts": "warn" });
    expect(warned.decision).toMatchObject({ start: true, exitCode: 0 });
    expect(warned.decision.warnings.map(({ check }) => check.id)).toContain("address-allowlist");
    const ignored = await withActions(open, { "address-allowlist": "ignore", "key-lasts": "ignore" });
    expect(ignored.decision.warnings.map(({ check }) => check.id)).not.toContain("address-allowlist");
  });

  test("can refuse what is unknown", async () => {
    const vague = world({ readKey: async () => goodKey({ withdraw: "unknown" }) });
    expect((await withActions(vague, { "no-withdraw": "refuse" })).decision).toMatchObject({
      start: false,
      exitCode: 1,
    });
    expect((await withActions(vague, {}, true)).decision.start).toBe(false);
  });

  test.each(["warn", "ignore"] as const)("cannot %s a proven withdrawal right", async (action) => {
    const drain = world({ readKey: async () => goodKey({ withdraw: "yes" }) });
    expect(refusing(await withActions(drain, { "no-withdraw": action }))).toEqual(["no-withdraw"]);
  });

  test("lets the loud exception pass, while it lasts and the key is bound", async () => {
    const drain = world({ readKey: async () => goodKey({ withdraw: "yes" }) });
    for (const [expires, start] of [
      ["2027-01-01", true],
      ["2026-01-01", false],
    ] as const) {
      const keys = [declared("main", { withdrawal: { reason: "treasury", expires } })];
      const { decision } = await guarded(drain, { keys });
      expect(decision.refusals.some(({ check }) => check.id === "no-withdraw")).toBe(!start);
    }
  });
});

describe("the grace", () => {
  const down = world({ readKey: async () => unread("maintenance") });
  async function goodState(): Promise<GuardState> {
    return (await guarded(world())).decision.state;
  }
  async function later(state: GuardState, ms: number, ports: GuardPorts, keys = [declared("main")]): Promise<Guarded> {
    return await guard({ keys, ports, clock: clockAt(NOW + ms), salt: "salt", state });
  }

  test.each([
    ["within it", 23 * HOUR, true],
    ["at its end", 24 * HOUR, true],
    ["after it", 24 * HOUR + 1, false],
    ["after a clock that went back", -1, false],
  ])("covers an outage %s: %s", async (_, ms, start) => {
    const { decision } = await later(await goodState(), ms, down);
    expect(decision).toMatchObject({
      start,
      exitCode: 3,
      covered: start ? ["main"] : [],
      unread: start ? [] : ["main"],
    });
  });

  test.each(["network", "rate-limited", "clock-skew", "intercepted"] as const)("covers %s", async (cause) => {
    expect((await later(await goodState(), HOUR, world({ readKey: async () => unread(cause) }))).decision.start).toBe(
      true,
    );
  });

  test.each([
    "wrong-key",
    "wrong-secret",
    "expired",
    "locked",
    "address-not-allowed",
    "geo-blocked",
    "ambiguous",
  ] as const)("does not cover %s", async (cause) => {
    expect((await later(await goodState(), HOUR, world({ readKey: async () => unread(cause) }))).decision.start).toBe(
      false,
    );
  });

  test("covers the same key only", async () => {
    const other = { ...down, loadCredential: async () => credentialOf("another") };
    expect((await later(await goodState(), HOUR, other)).decision.start).toBe(false);
    expect((await later({}, HOUR, down)).decision.start).toBe(false);
  });

  test("never covers a withdrawal right that another key proves", async () => {
    const keys = [declared("main"), declared("drain")];
    const ports = world({
      readKey: async ({ name }) => (name === "drain" ? goodKey({ withdraw: "yes" }) : unread("network")),
    });
    const { decision } = await later(await goodState(), HOUR, ports, keys);
    expect(decision).toMatchObject({ start: false, covered: ["main"], exitCode: 3 });
  });

  test("is lost with a refusal, kept over an outage, and renewed by a good guard", async () => {
    const first = await goodState();
    const outage = (await later(first, HOUR, down)).decision.state;
    expect(outage).toEqual(first);
    const renewed = (await later(outage, 2 * HOUR, world())).decision.state;
    expect(renewed["main"]?.at).toBe(NOW + 2 * HOUR);
    const lost = (await later(renewed, 3 * HOUR, world({ readKey: async () => goodKey({ withdraw: "yes" }) }))).decision
      .state;
    expect(lost).toEqual({});
  });

  test("covers under --strict too, where unknown checks come from the outage", async () => {
    const { decision } = await guard({
      keys: [declared("main")],
      ports: down,
      clock: clockAt(NOW + HOUR),
      salt: "salt",
      state: await goodState(),
      policy: { ...DEFAULT_GUARD_POLICY, strict: true },
    });
    expect(decision.covered).toEqual(["main"]);
    expect(decision.refusals.filter(({ key }) => key === "main")).toEqual([]);
  });
});

describe("posture()", () => {
  test("ends at its deadline though every port ignores the signal", async () => {
    const never = async (): Promise<never> => await new Promise<never>(() => undefined);
    const ports: GuardPorts = {
      loadCredential: never,
      readKey: never,
      findEgress: never,
      readRotation: never,
      checkHygiene: never,
      findLeaks: never,
    };
    const found = await posture({
      keys: [declared("a"), declared("b")],
      ports,
      clock: clockAt(NOW),
      salt: "",
      deadlineMs: 50,
    });
    expect(found.complete).toBe(false);
    expect(found.skipped.map(({ path }) => path)).toEqual(["key a", "key b"]);
    const open = found.checks.filter(({ key, result }) => key === null && result === "unknown").map(({ id }) => id);
    expect(open).toEqual(["not-leaked", "egress-known"]);
    expect(found.keys.every(({ scopes }) => scopes.withdraw === "unknown")).toBe(true);
  });

  test("counts a key that gave no answer in time as an outage, which grace covers", async () => {
    const slow = world({ readKey: async () => await new Promise<never>(() => undefined) });
    const state = (await guarded(world())).decision.state;
    const { decision } = await guarded(slow, { deadlineMs: 50, state });
    expect(decision).toMatchObject({ start: true, covered: ["main"], exitCode: 3 });
  });

  test("is over at once when it is aborted, and says that it is not whole", async () => {
    const stop = new AbortController();
    const ports = world({
      readKey: async () => {
        stop.abort();
        return await new Promise<never>(() => undefined);
      },
    });
    const found = await posture({
      keys: [declared("main")],
      ports,
      clock: clockAt(NOW),
      salt: "",
      signal: stop.signal,
    });
    expect(found.complete).toBe(false);
    expect(found.outages).toEqual(["main"]);
    expect(decide(found).start).toBe(false);
  });

  test("lets nothing start when it is interrupted after the last key was read", async () => {
    const found = await posture({ keys: [declared("main")], ports: world(), clock: clockAt(NOW), salt: "" });
    expect(decide({ ...found, complete: false })).toMatchObject({ start: false, exitCode: 3 });
  });

  test("does not wait for observers and a search that are slower than the exchanges", async () => {
    const never = async (): Promise<never> => await new Promise<never>(() => undefined);
    const found = await guarded(world({ findEgress: never, findLeaks: never }), { patienceMs: 20 });
    expect(found.decision).toMatchObject({ start: true, exitCode: 0 });
    expect(resultOf(found, "egress-known", null)).toBe("unknown");
    expect(resultOf(found, "address-allowed")).toBe("pass"); // the exchange answered from here
  });

  test("searches for the keys while the exchanges still answer", async () => {
    let searched = (): void => undefined;
    const search = new Promise<void>((resolve) => {
      searched = resolve;
    });
    const ports = world({
      readKey: async () => {
        await search; // would never end if the search waited for this
        return goodKey();
      },
      findLeaks: async (keys) => {
        expect(keys.map(({ name }) => name)).toEqual(["main"]);
        searched();
        return { checks: [], findings: [] };
      },
    });
    expect((await guarded(ports)).decision.start).toBe(true);
  });

  test("asks a thousand keys with bounded concurrency, in order", async () => {
    let open = 0;
    let most = 0;
    const ports = world({
      readKey: async () => {
        most = Math.max(most, ++open);
        await new Promise(setImmediate);
        open -= 1;
        return goodKey();
      },
    });
    const keys = Array.from({ length: 1000 }, (_, i) => declared(`k${i}`));
    const found = await posture({ keys, ports, clock: clockAt(NOW), salt: "" });
    expect(most).toBe(32);
    expect(found.keys.map(({ name }) => name)).toEqual(keys.map(({ name }) => name));
    expect(found.complete).toBe(true);
  });

  test("asks all of five keys at the same time", async () => {
    let waiting = 0;
    let release = (): void => undefined;
    const all = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ports = world({
      readKey: async () => {
        if (++waiting === 5) release();
        await all; // would never end one after another
        return goodKey();
      },
    });
    const keys = Array.from({ length: 5 }, (_, i) => declared(`k${i}`));
    expect((await posture({ keys, ports, clock: clockAt(NOW), salt: "" })).complete).toBe(true);
  });

  test("finds one key under two names", async () => {
    const ports = world({ loadCredential: async () => credentialOf("same") });
    const found = await posture({ keys: [declared("a"), declared("b")], ports, clock: clockAt(NOW), salt: "" });
    expect(found.findings.map(({ ruleId }) => ruleId)).toContain("same-key-twice");
  });

  test("shows no secret anywhere, whatever a port throws or says", async () => {
    const canary = Secret.reveal(credentialOf("main").secret);
    const echo = {
      id: "no-env-mode",
      key: "main",
      result: "fail",
      severity: "high",
      evidence: `mode of ${canary}`,
      remedy: canary,
    } as const;
    const ports = world({
      readKey: async () => unread("wrong-secret", { says: `said ${canary}`, proof: [canary], nextStep: canary }),
      findEgress: async () => Promise.reject(new Error(canary)),
      findLeaks: async () => Promise.reject(new TypeError(canary)),
      checkHygiene: async () => [echo],
    });
    const result = await guarded(ports);
    const situation = toSituation(result.posture, result.decision, DEFAULT_GUARD_POLICY);
    const printed = JSON.stringify([result, toReport(result.posture, "1"), situation]) + inspect(result, { depth: 20 });
    expect(printed).not.toContain(canary);
    expect(printed).not.toContain(btoa(canary).slice(4, 40));
  });
});

describe("toSituation()", () => {
  test("makes alerts of what fails, and leaves undecided what could not be looked at", async () => {
    const ports = world({
      readKey: async ({ name }) =>
        name === "drain" ? goodKey({ withdraw: "yes", "trade.margin": "unknown" }) : unread("network"),
    });
    const { posture: found, decision } = await guarded(ports, { keys: [declared("gone"), declared("drain")] });
    const { alerts, undecided } = toSituation(found, decision, DEFAULT_GUARD_POLICY);
    expect(alerts.map(({ id, severity }) => [id, severity])).toEqual([
      ["gone/key-readable", "medium"],
      ["drain/no-withdraw", "critical"],
    ]);
    expect(undecided).toContain("gone/");
  });

  test("does not tell what the policy ignores", async () => {
    const policy = { ...DEFAULT_GUARD_POLICY, actions: { "rotation-due": "ignore" } as const };
    const overdue = await guarded(world(), { keys: [declared("main", { rotate_every: "1d" })], policy });
    expect(toSituation(overdue.posture, overdue.decision, policy).alerts.map(({ id }) => id)).not.toContain(
      "main/rotation-due",
    );
  });
});
