import { readFileSync } from "node:fs";
import { type Scope, SCOPES } from "@keyguard/core";
import { createSimulator, type Simulator } from "@keyguard/testkit/simulator";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type KeyPermissions, readPermissions } from "../src/index.ts";
import { flag, instant, words } from "../src/readers/fields.ts";
import { allowlistOf } from "../src/readers/reader.ts";
import { scopesOfTokens } from "../src/readers/tokens.ts";
import { impatient, issue } from "./simulated.ts";

interface Sample {
  readonly exchange: string;
  readonly label: string;
  readonly path: string;
  readonly body: unknown;
}

const SAMPLES = JSON.parse(
  readFileSync(new URL("documented-answers.json", import.meta.url), "utf8"),
) as readonly Sample[];

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator();
});
afterAll(async () => {
  await simulator.close();
});

/** Every variant of a value with one field left out, or emptied of its meaning, at any depth. */
function damaged(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, i) => damaged(item).map((other) => value.with(i, other)));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const { [name]: _, ...without } = value as Record<string, unknown>;
    return [
      without,
      { ...value, [name]: null },
      { ...value, [name]: {} },
      ...damaged(inner).map((other) => ({ ...value, [name]: other })),
    ];
  });
}

async function read(sample: Sample, body: unknown): Promise<KeyPermissions> {
  const exchange = await simulator.exchange(sample.exchange);
  exchange.reset();
  const account = sample.path.startsWith("/api/v2/spot") ? "classic" : "main";
  const { credential, issued } = issue(exchange, { scopes: ["read"], account });
  const text = JSON.stringify(body)
    .replaceAll('"KEY"', JSON.stringify(issued.key))
    .replaceAll("KEY*****", `${issued.key.slice(0, 6)}*****`);
  exchange.script({ kind: "answer", answer: { status: 200, body: text } }, { times: 9, path: sample.path });
  return await readPermissions(credential, { endpoint: exchange.origin, clock: impatient });
}

/** Scopes that one of the two calls grants or leaves open, and the other denies. */
function lost(whole: KeyPermissions, partial: KeyPermissions): Scope[] {
  return SCOPES.filter((scope) => whole.scopes[scope].answer !== "no" && partial.scopes[scope].answer === "no");
}

describe("a damaged answer", () => {
  it.each(SAMPLES.filter(({ exchange }) => exchange !== "upbit"))(
    "of $exchange never turns a right into no: $label",
    async (sample) => {
      const whole = await read(sample, sample.body);
      for (const body of damaged(sample.body)) {
        const partial = await read(sample, body);
        const missing = lost(whole, partial);
        expect([sample.label, missing, missing.length > 0 ? body : undefined]).toEqual([sample.label, [], undefined]);
      }
    },
  );
});

describe("allowlistOf()", () => {
  it.each([
    [["*", "8.8.8.8"]],
    [["8.8.8.8", "0.0.0.0/0"]],
    [["*.*.*.*"]],
    [["0::/0"]],
    [["::/0", "2001:db8::1"]],
    [[" ", ""]],
  ])("takes %j for no list: it lets everyone in", (entries) => {
    expect(allowlistOf(entries, "ips")).toMatchObject({ status: "unrestricted", entries: [] });
  });

  it("keeps what binds, and takes a missing list for unknown", () => {
    expect(allowlistOf(["8.8.8.*", "8.8.8.8"], "ips").status).toBe("restricted");
    expect(allowlistOf(undefined, "ips").status).toBe("unknown");
  });
});

describe("an odd answer", () => {
  it.each([["99999999999999"], [""], ["soon"], [null]])("of HTX about days left, %j, gives no date", async (days) => {
    const sample = SAMPLES.find(({ exchange }) => exchange === "htx");
    if (sample === undefined) throw new Error("no sample");
    const body = JSON.parse(
      JSON.stringify(sample.body).replaceAll(/"validDays":[^,}]+/gu, `"validDays":${JSON.stringify(days)}`),
    ) as unknown;
    expect(JSON.stringify(body)).toContain('"validDays"');
    const found = await read(sample, body);
    expect([found.diagnosis, found.expiry]).toEqual([null, null]);
  });

  it("of Deribit with a right that begins like a session's token is not understood, not passed over", async () => {
    const exchange = await simulator.exchange("deribit");
    exchange.reset();
    const { credential } = issue(exchange, { scopes: ["read"] });
    const scope = "account:read login_manage:read_write session:x";
    const answer = { status: 200, body: JSON.stringify({ jsonrpc: "2.0", result: { scope } }) };
    exchange.script({ kind: "answer", answer }, { times: 9, path: "/api/v2/public/auth" });
    const found = await readPermissions(credential, { endpoint: exchange.origin, clock: impatient });
    expect(found.scopes.withdraw.answer).toBe("unknown");
  });

  it.each([
    ["bybit", (body: string) => body.replace(/"permissions":\{/u, '"permissions":{"FiatP2P":["FiatP2POrder"],')],
    ["bitget", (body: string) => body.replace(/"authorities":\[/u, '"authorities":["p2p",')],
  ])("of %s that lets the key sell to people does not deny that funds can leave", async (id, sell) => {
    const denies = async (sample: Sample): Promise<boolean> =>
      (await read(sample, sample.body)).scopes.withdraw.answer === "no";
    let tried = 0;
    for (const sample of SAMPLES.filter(({ exchange }) => exchange === id)) {
      const body = JSON.stringify(sample.body);
      const selling = sell(body);
      if (selling === body || body.includes('"readOnly":1') || !(await denies(sample))) continue;
      tried += 1;
      expect((await read(sample, JSON.parse(selling))).scopes.withdraw.answer).toBe("unknown");
    }
    expect(tried).toBeGreaterThan(0);
  });

  it.each([
    ["a gateway's page", 404, "<html><title>404 Not Found</title></html>"],
    ["a firewall's bare refusal", 403, "{}"],
    ["a country block", 451, '{"msg":"order not found in your country"}'],
  ])("to a probe, %s, tells nothing of the trading right", async (_, status, body) => {
    const exchange = await simulator.exchange("coinex");
    exchange.reset();
    const { credential } = issue(exchange, { scopes: ["read", "trade.spot"] });
    exchange.script({ kind: "answer", answer: { status, body } }, { times: 9, path: "/v2/spot/cancel-order" });
    const options = { endpoint: exchange.origin, clock: impatient, probeByCancel: true };
    expect((await readPermissions(credential, options)).scopes["trade.spot"].answer).toBe("unknown");
  });
});

describe("the readers' fields", () => {
  it("flag() knows true and false alone, also as text and number", () => {
    expect([true, "true", 1, "1"].map(flag)).toEqual(["yes", "yes", "yes", "yes"]);
    expect([false, "false", 0, "0"].map(flag)).toEqual(["no", "no", "no", "no"]);
    const odd = fc
      .anything()
      .filter((value) => ![true, "true", 1, "1", false, "false", 0, "0"].includes(value as never));
    fc.assert(fc.property(odd, (value) => flag(value) === "unknown"));
  });

  it.each([
    ["2026-01-02 03:04:05", "2026-01-02T03:04:05.000Z"],
    ["2026-01-02T03:04", "2026-01-02T03:04:00.000Z"],
    ["2026-01-02T03:04:05+09:00", "2026-01-01T18:04:05.000Z"],
    ["2026-01-02", "2026-01-02T00:00:00.000Z"],
    [1767323045, null],
    ["never", null],
  ])("instant() reads %j as %j wherever this machine stands", (value, at) => {
    vi.stubEnv("TZ", "Asia/Tokyo");
    expect(instant(value)).toBe(at);
    vi.unstubAllEnvs();
  });

  it("words() and instant() are total", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const list = words(value);
        expect(list === undefined || list.every((word) => word.trim() !== "")).toBe(true);
        const at = instant(value);
        expect(at === null || !Number.isNaN(Date.parse(at))).toBe(true);
      }),
    );
  });

  it("scopesOfTokens() never says no while a token is not understood", () => {
    const token = fc.constantFrom("General", "Spot", "Transfer");
    const strange = fc
      .stringMatching(/^[A-Z][a-z]{3,12}$/u)
      .filter((word) => !["General", "Spot", "Transfer"].includes(word));
    fc.assert(
      fc.property(fc.array(token), strange, (tokens, odd) => {
        const meanings = { General: ["read"], Spot: ["trade.spot"], Transfer: ["withdraw"] } as const;
        const told = scopesOfTokens([...tokens, odd], meanings);
        expect(SCOPES.filter((scope) => told[scope].answer === "no")).toEqual([]);
        const plain = scopesOfTokens(tokens, meanings);
        expect(SCOPES.filter((scope) => plain[scope].answer === "unknown")).toEqual([]);
      }),
    );
  });
});
