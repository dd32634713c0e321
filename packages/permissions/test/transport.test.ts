import type { Cause, Clock } from "@keyguard/core";
import { createSimulator, type Simulator } from "@keyguard/testkit/simulator";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createPace, readPermissions } from "../src/index.ts";
import { timeInBody, timeInHeader } from "../src/transport/exchange-time.ts";
import { credentialOf, issue } from "./simulated.ts";

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator();
});
afterAll(async () => {
  await simulator.close();
});

/** A clock that stands still but for its sleep, and keeps what it was asked for. */
function recording(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  const start = Date.now();
  let ahead = 0;
  return {
    slept,
    now: () => start + ahead,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      ahead += milliseconds;
      return Promise.resolve();
    },
  };
}

describe("createPace()", () => {
  it("createPace() waits no longer than it would have when the clock is set back", async () => {
    let now = 1_000_000_000;
    const slept: number[] = [];
    const sleep = async (milliseconds: number): Promise<void> => void slept.push(milliseconds);
    const pace = createPace({ now: () => now, sleep });
    const { signal } = new AbortController();
    for (const at of [1_000_000_000, 999_999_900, 5_000, 5_300, 2_000_000_000]) {
      now = at;
      await pace.turn("okx a", 400, signal);
    }
    // The second and third wait for those before them; the last comes long after all.
    expect(slept).toEqual([400, 800, 900]);
  });

  it("lets the first of each call leave at once and keeps the next ones apart", async () => {
    const waits: number[] = [];
    const clock: Clock = { now: () => 1_000, sleep: (milliseconds) => (waits.push(milliseconds), Promise.resolve()) };
    const pace = createPace(clock);
    const { signal } = new AbortController();
    for (const call of ["okx a", "okx a", "okx b", "okx a"]) await pace.turn(call, 400, signal);
    expect(waits).toEqual([400, 800]);
  });

  it("keeps two keys of one exchange apart by its documented limit", async () => {
    const okx = await simulator.exchange("okx");
    const clock = recording();
    const options = { endpoint: okx.origin, clock, pace: createPace(clock) };
    const [one, two] = [issue(okx, { scopes: ["read"] }), issue(okx, { scopes: ["read"] })];
    await readPermissions(one.credential, options);
    await readPermissions(two.credential, options);
    expect(clock.slept).toEqual([400]);
  });
});

describe("retries", () => {
  it("wait as long as the exchange asks", async () => {
    const okx = await simulator.exchange("okx");
    const clock = recording();
    okx.script({
      kind: "answer",
      answer: { status: 429, body: { code: "50011", msg: "Too Many Requests" }, headers: { "retry-after": "3" } },
    });
    const { diagnosis } = await readPermissions(issue(okx, { scopes: ["read"] }).credential, {
      endpoint: okx.origin,
      clock,
    });
    expect(diagnosis).toBeNull();
    expect(clock.slept).toContain(3_000);
  });

  it("give up at once where the exchange asks for longer than five seconds, or bans", async () => {
    const binance = await simulator.exchange("binance");
    for (const answer of [
      { status: 429, body: { code: -1003, msg: "Too many requests" }, headers: { "retry-after": "60" } },
      { status: 418, body: { code: -1003, msg: "Way too many requests" } },
    ]) {
      binance.reset();
      binance.script({ kind: "answer", answer }, { times: 9 });
      const { diagnosis } = await readPermissions(issue(binance, { scopes: ["read"] }).credential, {
        endpoint: binance.origin,
        clock: recording(),
      });
      expect(diagnosis?.cause).toBe("rate-limited");
      expect(binance.seen.length).toBe(1);
    }
    binance.reset();
  });

  it("are not made for an answer that will not change", async () => {
    const kraken = await simulator.exchange("kraken");
    kraken.reset();
    await readPermissions(credentialOf("kraken", { key: "a".repeat(56), secret: "b".repeat(88) }), {
      endpoint: kraken.origin,
    });
    expect(kraken.seen.length).toBe(1); // repeated failures lock an account at Kraken
  });

  it("meet the simulator's own rate limit with patience", async () => {
    const gate = await simulator.exchange("gate");
    gate.perSecond = 1;
    const { credential } = issue(gate, { scopes: ["read"] });
    const first = await readPermissions(credential, { endpoint: gate.origin });
    const second = await readPermissions(credential, { endpoint: gate.origin, clock: recording() });
    gate.perSecond = Infinity;
    expect(first.diagnosis).toBeNull();
    expect(second.diagnosis?.cause).toBe("rate-limited");
  });
});

describe("an abort", () => {
  it("ends a reading that is under way, and is told as such", async () => {
    const bybit = await simulator.exchange("bybit");
    bybit.script({ kind: "stall" }, { times: 9 });
    const stop = new AbortController();
    const reading = readPermissions(issue(bybit).credential, { endpoint: bybit.origin, signal: stop.signal });
    while (bybit.seen.length === 0) await new Promise((resolve) => void setImmediate(resolve));
    stop.abort();
    expect((await reading).diagnosis?.cause).toBe("network");
    bybit.reset();
  });
});

describe("the exchange's time", () => {
  it.each([
    ['{"serverTime":1795622563753}', 1_795_622_563_753],
    ['{"error":[],"result":{"unixtime":1795622563,"rfc1123":"x"}}', 1_795_622_563_000],
    ['{"code":"0","data":[{"ts":"1795622563753"}]}', 1_795_622_563_753],
    ['{"timestamp":"2026-11-25T16:22:43.753Z"}', 1_795_623_763_753],
    ['{"time":"2026-11-25T16:22:43"}', 1_795_623_763_000],
    ["1795622563753", 1_795_622_563_753],
    ['{"result":{"server_time":1795622563753000}}', 1_795_622_563_753],
    ['{"code":0,"x":12}', undefined],
    ["<html>", undefined],
  ])("is read out of %s", (body, expected) => {
    vi.stubEnv("TZ", "Asia/Tokyo");
    expect(timeInBody(body)).toBe(expected);
    vi.unstubAllEnvs();
  });

  it("is read out of a Date header", () => {
    const headers = { date: "Wed, 25 Nov 2026 16:00:00 GMT" };
    expect(timeInHeader({ exchange: "x", status: 401, headers, body: "" })).toBe(Date.UTC(2026, 10, 25, 16, 0, 0, 500));
    expect(timeInHeader({ exchange: "x", status: 401, body: "" })).toBeUndefined();
  });
});

describe("Binance's testnet, which does not describe keys", () => {
  it("is known by a read: read yes, the rest unknown", async () => {
    const binance = await simulator.exchange("binance");
    binance.reset();
    binance.script(
      { kind: "answer", answer: { status: 404, body: "<html>404</html>", headers: { "content-type": "text/html" } } },
      { times: 9, path: "/sapi/v1/account/apiRestrictions" },
    );
    const found = await readPermissions(issue(binance, { scopes: ["read"] }).credential, { endpoint: binance.origin });
    expect([found.answer, found.scopes.read.answer, found.scopes.withdraw.answer]).toEqual([
      "probed",
      "yes",
      "unknown",
    ]);
    binance.reset();
  });
});

describe("a network that fails", () => {
  const signed = "https://api.mexc.com/api/v3/account?timestamp=1&signature=c4n4ryc4n4ryc4n4ryc4n4ry";
  const cases: [string, Record<string, unknown>, Cause, string][] = [
    [
      "a certificate that somebody else signed",
      { code: "DEPTH_ZERO_SELF_SIGNED_CERT", message: "self-signed certificate" },
      "intercepted",
      "opens the encryption",
    ],
    [
      "a certificate that nobody knows",
      { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", message: "unable to verify the first certificate" },
      "intercepted",
      "opens the encryption",
    ],
    [
      "a certificate of another host",
      { code: "ERR_TLS_CERT_ALTNAME_INVALID", message: "Hostname/IP does not match" },
      "intercepted",
      "opens the encryption",
    ],
    [
      "a name that does not resolve",
      { code: "ENOTFOUND", message: "getaddrinfo ENOTFOUND api.mexc.com" },
      "network",
      "could not be resolved",
    ],
    ["a connection that is refused", { code: "ECONNREFUSED", message: "connect ECONNREFUSED" }, "network", "refused"],
    ["a connection that is cut", { code: "UND_ERR_SOCKET", message: "other side closed" }, "network", "cut"],
    [
      "a proxy that wants a login",
      { code: "UND_ERR_ABORTED", message: "Proxy response (407) !== 200 when HTTP Tunneling" },
      "intercepted",
      "wants a login",
    ],
    ["something without words", { message: "odd" }, "network", ""],
  ];
  it.each(cases)("by %s is named, and the signed address is not shown", async (_, { code, message }, cause, words) => {
    const failure = Object.assign(new Error(String(message)), code === undefined ? {} : { code });
    const { diagnosis } = await readPermissions(credentialOf("mexc", { key: "k".repeat(20), secret: "s".repeat(32) }), {
      fetch: () => Promise.reject(new TypeError(`fetch failed: ${signed}`, { cause: failure })),
      clock: recording(),
    });
    expect(diagnosis?.cause).toBe(cause);
    expect(diagnosis?.proof.join(" ")).toContain(words);
    expect(JSON.stringify(diagnosis)).not.toContain("c4n4ry");
  });
});
