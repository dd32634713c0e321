import { inspect } from "node:util";
import { type KeyguardError, type Scope, Secret } from "@keyguard/core";
import { createSimulator, LIES, type SimExchange, type Simulator } from "@keyguard/testkit/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assertLeastPrivilege, auditKey, auditKeys, type DeclaredKey } from "../src/index.ts";
import { outsideTheList } from "./outside.ts";
import { credentialOf, impatient, issue } from "./simulated.ts";

let simulator: Simulator;
let bybit: SimExchange;
beforeAll(async () => {
  simulator = createSimulator();
  bybit = await simulator.exchange("bybit");
});
beforeEach(() => {
  bybit.reset();
  bybit.address = "203.0.113.7";
});

function declared(
  name: string,
  exchange: SimExchange,
  scopes: readonly Scope[],
  more: Partial<DeclaredKey> = {},
): DeclaredKey {
  exchange.addAccount({ id: "sub", parent: "main", label: "bot1" });
  const { credential } = issue(exchange, { scopes, allowlist: ["203.0.113.7"], account: "sub" });
  return { name, profile: "trading", credential, endpoint: exchange.origin, ...more };
}

describe("auditKey()", () => {
  it("finds nothing about a bound trading key of a sub-account", async () => {
    const audit = await auditKey(declared("bot", bybit, ["read", "trade.spot"]));
    expect(audit.findings).toEqual([]);
    expect(audit.report).toMatchObject({
      name: "bot",
      exchange: "bybit",
      account: "sub",
      answer: "self-described",
      cause: null,
    });
    expect(audit.report.allowlist).toEqual({ status: "restricted", entries: ["203.0.113.7/32"] });
  });

  it("tells a withdrawal right, critical, with the page where it is taken off", async () => {
    const { findings } = await auditKey(declared("bot", bybit, ["read", "trade.spot", "withdraw"]));
    expect(findings[0]).toMatchObject({ ruleId: "withdraw-allowed", severity: "critical", exchange: "bybit" });
    expect(findings[0]?.remedy).toContain("https://");
  });

  it("gives a key that cannot be read every scope unknown, with the cause", async () => {
    bybit.address = "198.51.100.1";
    const { report, checks } = await auditKey(declared("bot", bybit, ["read"]));
    expect(report.cause).toBe("address-not-allowed");
    expect(new Set(Object.values(report.scopes))).toEqual(new Set(["unknown"]));
    expect(checks.filter(({ result }) => result === "pass")).toEqual([]);
  });
});

describe("auditKeys()", () => {
  it("audits keys of several exchanges at once, in the order they were given", async () => {
    const okx = await simulator.exchange("okx");
    const kraken = await simulator.exchange("kraken");
    const keys = [declared("a", okx, ["read"]), declared("b", kraken, ["read"]), declared("c", bybit, ["read"])];
    const audit = await auditKeys(keys);
    expect(audit.keys.map(({ report }) => [report.name, report.exchange])).toEqual([
      ["a", "okx"],
      ["b", "kraken"],
      ["c", "bybit"],
    ]);
    expect(audit.complete).toBe(true);
  });

  it("has all first requests in flight before the first answer comes", async () => {
    const ids = ["okx", "kraken", "kucoin", "gate", "bitvavo"];
    const exchanges = await Promise.all(ids.map((id) => simulator.exchange(id)));
    let waiting = 0;
    let release: () => void = () => undefined;
    const all = new Promise<void>((resolve) => {
      release = resolve;
    });
    const keys = exchanges.map((exchange) => declared(exchange.id, exchange, ["read"]));
    const { complete } = await auditKeys(keys, {
      fetch: async (url, init) => {
        waiting += 1;
        if (waiting === ids.length) release(); // in a row, this would never be reached
        await all;
        return fetch(url, init);
      },
    });
    expect(complete).toBe(true);
  });

  it("is incomplete as soon as one key cannot be read, and still tells the others", async () => {
    const dead = declared("dead", bybit, ["read"]);
    const gone = credentialOf("bybit", { key: "x".repeat(18), secret: "y".repeat(36) });
    const audit = await auditKeys([declared("ok", bybit, ["read", "withdraw"]), { ...dead, credential: gone }]);
    expect(audit.complete).toBe(false);
    expect(audit.findings.map(({ ruleId }) => ruleId)).toContain("withdraw-allowed");
  });

  it("stops at its deadline when an exchange stalls, and says so", async () => {
    bybit.script(LIES["stall"] ?? { kind: "drop" }, { times: Infinity });
    const audit = await auditKeys([declared("slow", bybit, ["read"])], { deadlineMs: 200 });
    bybit.reset();
    expect(audit.keys[0]?.report.cause).toBe("network");
  });

  it("names the same key under two names", async () => {
    const one = declared("one", bybit, ["read"]);
    const { findings } = await auditKeys([one, { ...one, name: "two" }]);
    expect(findings.filter(({ ruleId }) => ruleId === "same-key-twice").length).toBe(2);
  });

  it("sends nothing at all when one exchange is misspelt, and suggests the right one", async () => {
    const keys = [declared("ok", bybit, ["read"]), { ...declared("typo", bybit, ["read"]) }];
    const typo = { ...keys[1], credential: credentialOf("bybti", { key: "k", secret: "s" }) } as DeclaredKey;
    await expect(auditKeys([keys[0] as DeclaredKey, typo])).rejects.toMatchObject({
      code: "KG_EXCHANGE_UNKNOWN",
      hint: 'did you mean "bybit"?',
    });
    expect(bybit.seen).toEqual([]);
  });
});

describe("assertLeastPrivilege()", () => {
  it("lets a key through that may do what it is for", async () => {
    const { report } = await assertLeastPrivilege(declared("bot", bybit, ["read", "trade.spot"]));
    expect(report.name).toBe("bot");
  });

  it("throws naming key, excess and remedy", async () => {
    const key = declared("backtest", bybit, ["read", "trade.spot", "withdraw"], { profile: "read-only" });
    const error = await assertLeastPrivilege(key).catch((thrown: unknown) => thrown as KeyguardError);
    expect(error).toMatchObject({ code: "KG_KEY_EXCESS" });
    expect((error as KeyguardError).message).toContain('"backtest"');
    expect((error as KeyguardError).message).toContain("withdraw");
    expect((error as KeyguardError).hint).toContain("https://");
  });

  it("throws for a key that cannot be read: unknown is not safe", async () => {
    bybit.script(LIES["portal"] ?? { kind: "drop" }, { times: 9 });
    await expect(assertLeastPrivilege(declared("bot", bybit, ["read"]), { clock: impatient })).rejects.toMatchObject({
      code: "KG_KEY_EXCESS",
    });
  });
});

describe("bad input", () => {
  const good = { key: "a".repeat(18), secret: "b".repeat(36) };
  const flawed: [string, Partial<typeof good>, string][] = [
    ["a line end in the key", { key: `${good.key}\n` }, "line end"],
    ["quotes around the secret", { secret: `"${good.secret}"` }, "quotes"],
    ["a typographic quote in the key", { key: `${good.key}\u2019` }, "outside ASCII"],
    ["an empty secret", { secret: "" }, "is empty"],
    ["a blank before the key", { key: ` ${good.key}` }, "blank"],
  ];
  it.each(flawed)("says that there is %s, and sends nothing", async (_, parts, word) => {
    const credential = credentialOf("bybit", { ...good, ...parts });
    const { permissions } = await auditKey({ name: "bot", profile: "trading", credential, endpoint: bybit.origin });
    expect(permissions.diagnosis?.proof.join(" ")).toContain(word);
    expect(bybit.seen).toEqual([]);
  });

  it("says that the halves are swapped where their forms tell, and sends nothing", async () => {
    const okx = await simulator.exchange("okx");
    okx.reset();
    const { issued } = issue(okx);
    const { key, secret, passphrase = "" } = issued;
    const credential = credentialOf("okx", { key: secret, secret: key, passphrase });
    const { report } = await auditKey({ name: "bot", profile: "trading", credential, endpoint: okx.origin });
    expect(report.cause).toBe("halves-swapped");
    expect(okx.seen).toEqual([]);
  });

  it("reads a secret with line ends in its base64", async () => {
    const kraken = await simulator.exchange("kraken");
    const { issued } = issue(kraken, { scopes: ["read"] });
    const credential = credentialOf("kraken", { ...issued, secret: issued.secret.replaceAll(/(.{40})/gu, "$1\n") });
    const { report } = await auditKey({ name: "bot", profile: "read-only", credential, endpoint: kraken.origin });
    expect(report.cause).toBeNull();
  });

  it("refuses an endpoint in the clear to another machine", async () => {
    const key = {
      name: "bot",
      profile: "trading",
      credential: credentialOf("bybit", good),
      endpoint: "http://gateway.example",
    } as const;
    await expect(auditKey(key)).rejects.toMatchObject({ code: "KG_CONFIG_INVALID" });
  });
});

describe("canary", () => {
  it("shows no part of a credential in any audit, whatever the exchange answers", async () => {
    const canary = { key: "CANARYKEY1".repeat(2), secret: "CANARYSECRET".repeat(3) };
    const bodies = [
      { retCode: 10004, retMsg: `error sign! origin_string[1${canary.key}5000] ${canary.secret}` },
      { retCode: 10003, retMsg: canary.key },
      {
        retCode: 0,
        retMsg: canary.secret,
        result: { apiKey: canary.key, note: canary.secret, permissions: {}, ips: [canary.key], readOnly: 1 },
      },
      `<html><title>${canary.secret}</title></html>`,
      canary.secret,
    ];
    for (const body of bodies) {
      bybit.reset();
      bybit.script({ kind: "answer", answer: { status: 200, body } }, { times: 9 });
      const key = {
        name: "bot",
        profile: "trading",
        credential: credentialOf("bybit", canary),
        endpoint: bybit.origin,
      } as const;
      const audit = await auditKey(key, { clock: impatient });
      const error = await assertLeastPrivilege(key, { clock: impatient }).catch((thrown: unknown) => thrown);
      const shown = JSON.stringify(audit) + inspect(error, { depth: 9 }) + inspect(audit, { depth: 9 });
      expect(shown).not.toContain(canary.key);
      expect(shown).not.toContain(canary.secret);
    }
    expect(String(new Secret(canary.secret, "x"))).not.toContain(canary.secret);
  });
});

describe("this whole file", () => {
  it("sent nothing but listed requests", () => {
    expect(simulator.seen().length).toBeGreaterThan(10);
    expect(outsideTheList(simulator)).toEqual([]);
  });
});

afterAll(async () => {
  await simulator.close();
});
