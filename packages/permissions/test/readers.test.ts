import { SCOPES } from "@keyguard/core";
import {
  BEHAVIOURS,
  createSimulator,
  issueCredential,
  LIES,
  type SimExchange,
  type Simulator,
} from "@keyguard/testkit/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type KeyPermissions, readPermissions, type ReadOptions } from "../src/index.ts";
import { READERS } from "../src/readers/readers.ts";
import { EXCHANGE_TABLE } from "./exchange-table.ts";
import { outsideTheList } from "./outside.ts";
import { credentialOf, impatient, issue } from "./simulated.ts";

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator();
});

/** What must be the cause of each lie; a lie is never the key's fault. */
const LIE_CAUSES: Readonly<Record<string, string>> = {
  portal: "intercepted",
  redirect: "intercepted",
  "proxy-login": "intercepted",
  country: "geo-blocked",
  legal: "geo-blocked",
  "too-many": "rate-limited",
  gateway: "maintenance",
  "not-json": "bad-answer",
  null: "bad-answer",
  truncate: "bad-answer",
  drop: "network",
};

function letters({ scopes }: KeyPermissions): string {
  return SCOPES.map((scope) => scopes[scope].answer[0]).join("");
}

describe.each(Object.entries(EXCHANGE_TABLE))("the reader of %s", (id, row) => {
  const [scopes, allowlist, answer, wrongKey, wrongSecret, wrongAddress, locked, expired, unreadable] = row;
  let exchange: SimExchange;
  let options: ReadOptions;
  beforeEach(async () => {
    exchange = await simulator.exchange(id);
    exchange.address = "203.0.113.7";
    exchange.clockAheadMs = 0;
    options = { endpoint: exchange.origin, probeByCancel: true, clock: impatient };
  });

  const bound = { scopes: ["read", "trade.spot", "withdraw"], allowlist: ["203.0.113.7"] } as const;

  it("tells scopes and allowlist through ccxt over HTTP", async () => {
    const { credential } = issue(exchange, bound);
    const found = await readPermissions(credential, options);
    expect(found.diagnosis).toBeNull();
    expect([letters(found), found.allowlist.status, found.answer]).toEqual([scopes, allowlist, answer]);
  });

  it("never says no of a right that the key has", async () => {
    const { credential } = issue(exchange, { scopes: SCOPES });
    const found = await readPermissions(credential, { ...options, probeByCancel: false });
    const denied = SCOPES.filter(
      (scope) =>
        found.scopes[scope].answer === "no" &&
        !/does not exist|own keys|keys of their own|keys of its own|no key can|cannot create|on the site|in the portal|no accounts|isAccountAdmin/u.test(
          found.scopes[scope].reason,
        ),
    );
    expect(denied).toEqual([]);
  });

  it("sends nothing but reads unless it is asked to probe", async () => {
    const { credential } = issue(exchange, bound);
    const before = exchange.seen.length;
    await readPermissions(credential, { ...options, probeByCancel: false });
    const sent = exchange.seen.slice(before);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter(({ path, method }) => method === "DELETE" || /cancel|stoporder/iu.test(path))).toEqual([]);
  });

  it("names the cause of an unknown key, a wrong secret and a wrong address", async () => {
    const { issued } = issue(exchange, bound);
    const other = issueCredential(id);
    const withKey = await readPermissions(credentialOf(id, { ...issued, key: other.key }), options);
    const withSecret = await readPermissions(credentialOf(id, { ...issued, secret: other.secret }), options);
    exchange.address = "198.51.100.9";
    const elsewhere = await readPermissions(credentialOf(id, issued), options);
    expect([withKey, withSecret, elsewhere].map(({ diagnosis }) => diagnosis?.cause)).toEqual([
      wrongKey,
      wrongSecret,
      wrongAddress,
    ]);
    for (const { scopes: told } of [withKey, withSecret, elsewhere])
      expect(SCOPES.every((scope) => told[scope].answer === "unknown")).toBe(true);
  });

  it("names the cause of a locked and an expired key, and of one that may not read", async () => {
    const { key, credential } = issue(exchange, bound);
    key.locked = true;
    const whenLocked = await readPermissions(credential, options);
    key.locked = false;
    key.expiresAt = 1;
    const whenExpired = await readPermissions(credential, options);
    key.expiresAt = null;
    key.scopes.read = false;
    const blind = await readPermissions(credential, options);
    expect([
      whenLocked.diagnosis?.cause,
      whenExpired.diagnosis?.cause,
      blind.diagnosis?.cause ?? blind.scopes.read.answer,
    ]).toEqual([locked, expired, unreadable]);
  });

  it("corrects its clock by the exchange's, an hour off either way", async () => {
    const { credential } = issue(exchange, bound);
    exchange.clockAheadMs = -3_600_000;
    expect((await readPermissions(credential, options)).diagnosis?.cause).toBeUndefined();
    exchange.clockAheadMs = 3_600_000;
    expect((await readPermissions(credential, options)).diagnosis?.cause).toBeUndefined();
  });

  it.each(Object.entries(LIE_CAUSES))("blames %s on what it is, and shows no secret", async (lie, cause) => {
    const { issued, credential } = issue(exchange, bound);
    exchange.script(LIES[lie] ?? { kind: "drop" }, { times: 10 });
    const found = await readPermissions(credential, options);
    exchange.reset();
    expect(found.diagnosis?.cause).toBe(cause);
    const shown = JSON.stringify(found);
    for (const part of Object.values(issued)) expect(shown).not.toContain(part);
  });

  it("survives a wrong content type, and takes an empty object for no answer", async () => {
    const { credential } = issue(exchange, bound);
    exchange.script({ kind: "type", contentType: "text/html" });
    expect((await readPermissions(credential, options)).diagnosis).toBeNull();
    exchange.reset();
    exchange.script(LIES["empty-object"] ?? { kind: "drop" }, { times: 10 });
    const empty = await readPermissions(credential, options);
    exchange.reset();
    expect(empty.diagnosis?.cause).toBe("bad-answer");
  });

  it("tries again after a passing failure, three times at most", async () => {
    const { credential } = issue(exchange, bound);
    exchange.reset();
    exchange.script({ kind: "drop" }, { times: 2 });
    expect((await readPermissions(credential, options)).diagnosis).toBeNull();
    exchange.reset();
    exchange.script({ kind: "drop" }, { times: Infinity });
    await readPermissions(credential, options);
    const first = exchange.seen.filter(({ path }) => path === exchange.seen[0]?.path);
    expect(first.length).toBe(3);
    exchange.reset();
  });
});

describe("the simulator and the readers", () => {
  it("cover every exchange of the facts", () => {
    expect(Object.keys(READERS).sort()).toEqual(Object.keys(BEHAVIOURS).sort());
    expect(Object.keys(READERS).length).toBe(41);
  });

  it("let no other request through than the listed ones, in this whole file", () => {
    expect(simulator.seen().length).toBeGreaterThan(1_000);
    expect(outsideTheList(simulator)).toEqual([]);
  });
});

afterAll(async () => {
  await simulator.close();
});
