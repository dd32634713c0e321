import { type Credential, type Finding, type PartKind, Secret, type Verification } from "@keyguard/core";
import {
  createSimulator,
  issueCredential,
  type SimCredential,
  type SimExchange,
  type Simulator,
} from "@keyguard/testkit/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createFindingVerifier, type FoundPart, type VerdictCache } from "../src/index.ts";
import { outsideTheList } from "./outside.ts";

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
afterAll(async () => {
  await simulator.close();
});

function found(exchange: string | null, issued: SimCredential): { finding: Finding; values: FoundPart[] } {
  const part = (kind: PartKind, value: string): FoundPart => ({ kind, value: new Secret(value, kind) });
  const values = [
    part("key", issued.key),
    part("secret", issued.secret),
    ...(issued.passphrase === undefined ? [] : [part("passphrase", issued.passphrase)]),
  ];
  const finding: Finding = {
    ruleId: "okx-credential",
    exchange,
    severity: "medium",
    confidence: "high",
    message: "an OKX credential",
    evidence: [],
    attackerCould: "trade",
    remedy: "Take it out of the file.",
    fingerprint: "0123456789abcdef",
    location: null,
    parts: [],
    alsoAt: [],
    verification: { status: "not-attempted" },
  };
  return { finding, values };
}

const atOkx = { endpointOf: (): string => okx.origin };

describe("createFindingVerifier()", () => {
  it("says nothing of the credential that its exchange repeats", async () => {
    const issued = { ...issueCredential("okx"), passphrase: "canaryPhrase" };
    const { finding, values } = found("okx", issued);
    const body = { code: "50105", msg: `Request header OK-ACCESS-PASSPHRASE "${issued.passphrase}" is incorrect` };
    const fetch = async (): Promise<Response> => Response.json(body, { status: 401 });
    const verified = await createFindingVerifier({ fetch })(finding, values);
    expect(verified.evidence.join("\n")).toContain("wrong-passphrase");
    expect(JSON.stringify(verified)).not.toContain(issued.passphrase);
  });

  it("puts a live credential that can withdraw from anywhere at the top, with the page where it is revoked", async () => {
    const issued = issueCredential("okx");
    okx.addKey({ ...issued, scopes: ["read", "trade.spot", "withdraw"] });
    const { finding, values } = found("okx", issued);
    const verified = await createFindingVerifier(atOkx)(finding, values);
    expect(verified).toMatchObject({ severity: "critical", verification: { status: "live", ipRestricted: "no" } });
    expect(verified.message).toContain("withdraw from anywhere");
    expect(verified.remedy).toMatch(/^Revoke it now at https:/u);
  });

  it("lowers a dead one, keeps one that cannot be told, and shows no value", async () => {
    const issued = issueCredential("okx");
    const { finding, values } = found("okx", issued);
    const dead = await createFindingVerifier(atOkx)(finding, values);
    expect([dead.verification.status, dead.severity]).toEqual(["dead", "low"]);
    okx.script({ kind: "answer", answer: { status: 451, body: "" } }, { times: 9 });
    const unknown = await createFindingVerifier(atOkx)(finding, values);
    expect([unknown.verification.status, unknown.severity]).toEqual(["unknown", "medium"]);
    for (const part of Object.values(issued)) expect(JSON.stringify([dead, unknown])).not.toContain(part);
  });

  it("asks once about a credential that stands in many places", async () => {
    const issued = issueCredential("okx");
    okx.addKey({ ...issued, scopes: ["read"] });
    const { finding, values } = found("okx", issued);
    const verify = createFindingVerifier(atOkx);
    await Promise.all([verify(finding, values), verify(finding, values), verify(finding, values)]);
    expect(okx.seen.length).toBe(1);
  });

  it("leaves a finding alone that lacks a part that signs", async () => {
    const { finding, values } = found("okx", issueCredential("okx"));
    expect(await createFindingVerifier(atOkx)(finding, values.slice(1))).toBe(finding);
    expect(okx.seen).toEqual([]);
  });

  it("asks nobody about an unnamed credential unless a person chooses among those that its form fits", async () => {
    const issued = issueCredential("okx");
    okx.addKey({ ...issued, scopes: ["read"] });
    const { finding, values } = found(null, issued);
    expect((await createFindingVerifier(atOkx)(finding, values)).verification.status).toBe("not-attempted");
    expect(okx.seen).toEqual([]);
    let offered: readonly string[] = [];
    const choose = (candidates: readonly string[]): Promise<string> => {
      offered = candidates;
      return Promise.resolve("okx");
    };
    const chosen = await createFindingVerifier({ ...atOkx, choose })(finding, values);
    expect(offered).toContain("okx");
    expect([chosen.verification.status, chosen.exchange]).toEqual(["live", "okx"]);
  });

  it("does not follow a repository's endpoint to a stranger's host", async () => {
    const { finding, values } = found("okx", issueCredential("okx"));
    const hosts: string[] = [];
    const verify = createFindingVerifier({
      endpointOf: () => "https://collector.example",
      fetch: (url) => {
        hosts.push(new URL(url).host);
        return Promise.resolve(Response.json({ code: "50111", msg: "Invalid OK-ACCESS-KEY" }, { status: 401 }));
      },
    });
    await verify(finding, values);
    expect(hosts).toEqual(["www.okx.com"]);
  });

  it("takes a remembered verdict and keeps a new one", async () => {
    const kept = new Map<string, Verification>();
    const cache: VerdictCache = {
      get: (exchange, { key }: Credential) => Promise.resolve(kept.get(exchange + Secret.reveal(key))),
      set: (exchange, { key }, verification) =>
        Promise.resolve(void kept.set(exchange + Secret.reveal(key), verification)),
    };
    const issued = issueCredential("okx");
    okx.addKey({ ...issued, scopes: ["read"] });
    const { finding, values } = found("okx", issued);
    await createFindingVerifier({ ...atOkx, cache })(finding, values);
    const again = await createFindingVerifier({ ...atOkx, cache })(finding, values);
    expect([okx.seen.length, again.verification.status]).toEqual([1, "live"]);
  });

  it("sent nothing but listed requests in this file", () => {
    expect(outsideTheList(simulator)).toEqual([]);
  });
});
