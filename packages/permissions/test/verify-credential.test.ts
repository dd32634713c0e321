import { createSimulator, issueCredential, LIES, type SimExchange, type Simulator } from "@keyguard/testkit/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifiedSeverity, verifyCredential } from "../src/index.ts";
import { outsideTheList } from "./outside.ts";
import { credentialOf, impatient, issue } from "./simulated.ts";

let simulator: Simulator;
let okx: SimExchange;
beforeAll(async () => {
  simulator = createSimulator();
  okx = await simulator.exchange("okx");
});
beforeEach(() => {
  okx.reset();
  okx.address = "203.0.113.7";
});

describe("verifyCredential()", () => {
  it("calls a credential live, with its scopes, that the exchange knows", async () => {
    const { credential } = issue(okx, { scopes: ["read", "withdraw"] });
    const { verification } = await verifyCredential(credential, ["okx"], { endpoint: okx.origin });
    expect(verification).toMatchObject({ status: "live", ipRestricted: "no" });
    expect(verification.scopes?.withdraw).toBe("yes");
    expect(okx.seen.length).toBe(1);
  });

  it("calls one live but bound that the exchange knows from another address", async () => {
    const { credential } = issue(okx, { allowlist: ["192.0.2.1"] });
    const { verification } = await verifyCredential(credential, ["okx"], { endpoint: okx.origin });
    expect(verification).toMatchObject({ status: "live-ip-restricted", ipRestricted: "yes" });
  });

  it("calls one dead only where the exchange says that it has no such key", async () => {
    const other = credentialOf("okx", issueCredential("okx"));
    expect((await verifyCredential(other, ["okx"], { endpoint: okx.origin })).verification.status).toBe("dead");
  });

  it("does not call a key dead whose secret is wrong, or whose answer has several meanings", async () => {
    const { issued } = issue(okx);
    const wrongSecret = credentialOf("okx", { ...issued, secret: issueCredential("okx").secret });
    expect((await verifyCredential(wrongSecret, ["okx"], { endpoint: okx.origin })).verification.status).toBe(
      "unknown",
    );
    const binance = await simulator.exchange("binance");
    const unknown = credentialOf("binance", issueCredential("binance"));
    expect((await verifyCredential(unknown, ["binance"], { endpoint: binance.origin })).verification.status).toBe(
      "unknown",
    );
  });

  it.each(["portal", "proxy-login", "country", "legal", "too-many", "gateway", "truncate", "drop", "redirect"])(
    "never calls a key dead or live because of %s",
    async (lie) => {
      const { credential } = issue(okx);
      okx.script(LIES[lie] ?? { kind: "drop" }, { times: 9 });
      const { verification } = await verifyCredential(credential, ["okx"], { endpoint: okx.origin, clock: impatient });
      expect(verification.status).toBe("unknown");
    },
  );

  it("asks nobody where a label fits several exchanges and nobody chooses", async () => {
    const { credential } = issue(okx);
    const { verification, exchange } = await verifyCredential(credential, ["okx", "bitget"], { endpoint: okx.origin });
    expect([verification.status, exchange]).toEqual(["not-attempted", null]);
    expect(okx.seen).toEqual([]);
  });

  it("asks the one exchange that was chosen, and no other", async () => {
    const { credential } = issue(okx);
    const choose = (candidates: readonly string[]): Promise<string | undefined> => Promise.resolve(candidates[0]);
    const { verification, exchange } = await verifyCredential(credential, ["okx", "bitget"], {
      endpoint: okx.origin,
      choose,
    });
    expect([verification.status, exchange]).toEqual(["live", "okx"]);
  });
});

describe("verifiedSeverity()", () => {
  const no = {
    read: "yes",
    "trade.spot": "no",
    "trade.margin": "no",
    "trade.derivatives": "no",
    "transfer.internal": "no",
    withdraw: "no",
    "manage-keys": "no",
  } as const;
  it("goes by what the credential may do, and counts what is unknown as what it may be", () => {
    expect(verifiedSeverity({ status: "live", scopes: no }, "medium")).toBe("high");
    expect(verifiedSeverity({ status: "live", scopes: { ...no, withdraw: "unknown" } }, "medium")).toBe("critical");
    expect(verifiedSeverity({ status: "live" }, "low")).toBe("critical");
    expect(verifiedSeverity({ status: "live-ip-restricted" }, "critical")).toBe("high");
    expect(verifiedSeverity({ status: "dead" }, "critical")).toBe("low");
    expect(verifiedSeverity({ status: "unknown" }, "critical")).toBe("critical");
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
