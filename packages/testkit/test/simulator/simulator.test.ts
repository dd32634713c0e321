import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  BEHAVIOURS,
  createSimulator,
  issueCredential,
  LIES,
  type SimExchange,
  type SimKey,
  type Simulator,
} from "../../src/simulator/index.ts";

let simulator: Simulator;
let bybit: SimExchange;
let key: SimKey;
beforeAll(async () => {
  simulator = createSimulator();
  bybit = await simulator.exchange("bybit");
});
beforeEach(() => {
  bybit.reset();
  bybit.address = "203.0.113.7";
  bybit.clockAheadMs = 0;
  key = bybit.addKey({ ...issueCredential("bybit"), scopes: ["read"] });
});
afterAll(async () => {
  await simulator.close();
});

/** Asks Bybit about a key by hand, as its documentation says. */
async function ask(
  more: { secret?: string; at?: number; path?: string } = {},
): Promise<{ status: number; code: unknown; text: string }> {
  const at = String(more.at ?? Date.now());
  const signature = createHmac("sha256", more.secret ?? key.secret)
    .update(`${at}${key.key}5000`)
    .digest("hex");
  const response = await fetch(`${bybit.origin}${more.path ?? "/v5/user/query-api"}`, {
    headers: {
      "X-BAPI-API-KEY": key.key,
      "X-BAPI-TIMESTAMP": at,
      "X-BAPI-RECV-WINDOW": "5000",
      "X-BAPI-SIGN": signature,
    },
  });
  const text = await response.text();
  const code = /"retCode":(\d+)/u.exec(text)?.[1];
  return { status: response.status, code: code === undefined ? undefined : Number(code), text };
}

describe("a simulated exchange", () => {
  it("answers a request that is signed by hand", async () => {
    expect((await ask()).code).toBe(0);
  });

  it("really checks signature, time, address, expiry and lock, and knows no other key", async () => {
    expect((await ask({ secret: "x".repeat(36) })).code).toBe(10004);
    expect((await ask({ at: Date.now() - 60_000 })).code).toBe(10002);
    key.allowlist = ["192.0.2.0/24"];
    expect((await ask()).code).toBe(10010);
    bybit.address = "192.0.2.200";
    expect((await ask()).code).toBe(0);
    key.allowlist = [];
    key.expiresAt = Date.now() - 1;
    expect((await ask()).code).toBe(33004);
    key.expiresAt = null;
    key.locked = true;
    expect((await ask()).code).toBe(10008);
    bybit.world.keys.delete(key.key);
    expect((await ask()).code).toBe(10003);
  });

  it("has a clock of its own", async () => {
    bybit.clockAheadMs = 3_600_000;
    expect((await ask()).code).toBe(10002);
    expect((await ask({ at: Date.now() + 3_600_000 })).code).toBe(0);
  });

  it("answers 404 for a path that it does not have, and keeps every request", async () => {
    const { status } = await ask({ path: "/v5/asset/withdraw/create" });
    expect(status).toBe(404);
    expect(bybit.seen.map(({ path }) => path)).toEqual(["/v5/asset/withdraw/create"]);
  });

  it("refuses when it is asked too often", async () => {
    bybit.perSecond = 1;
    await ask();
    const { code } = await ask();
    bybit.perSecond = Infinity;
    expect(code).toBe(10006);
  });

  it("does what its script says, as often as it says, for the key and path that it names", async () => {
    bybit.script(
      { kind: "answer", answer: { status: 503, body: "" } },
      { times: 2, key: key.key, path: "/v5/user/query-api" },
    );
    bybit.script({ kind: "answer", answer: { status: 418, body: "" } }, { key: "another" });
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([503, 503, 200]);
  });

  it("lies in every way that it knows", async () => {
    bybit.script({ kind: "truncate" });
    expect((await ask()).text.endsWith("}")).toBe(false);
    bybit.script(LIES["portal"] ?? { kind: "drop" });
    expect((await ask()).text).toContain("<html>");
    bybit.script({ kind: "drop" });
    await expect(ask()).rejects.toThrow("fetch failed");
    bybit.script({ kind: "late", milliseconds: 1 });
    expect((await ask()).code).toBe(0);
  });

  it("refuses a nonce that does not rise", async () => {
    const bitfinex = await simulator.exchange("bitfinex");
    const { key: id, secret } = issueCredential("bitfinex");
    bitfinex.addKey({ key: id, secret, scopes: ["read"] });
    const post = async (nonce: string): Promise<number> => {
      const signature = createHmac("sha384", secret).update(`/api/v2/auth/r/permissions${nonce}{}`).digest("hex");
      const headers = {
        "bfx-apikey": id,
        "bfx-nonce": nonce,
        "bfx-signature": signature,
        "content-type": "application/json",
      };
      return (await fetch(`${bitfinex.origin}/v2/auth/r/permissions`, { method: "POST", headers, body: "{}" })).status;
    };
    expect([await post("5"), await post("6"), await post("6"), await post("2")]).toEqual([200, 200, 500, 500]);
  });
});

describe("every behaviour", () => {
  it.each(Object.keys(BEHAVIOURS))("of %s refuses an unsigned request to each of its paths", async (id) => {
    const exchange = await simulator.exchange(id);
    const routes = BEHAVIOURS[id]?.routes ?? [];
    for (const { on } of routes) {
      const [method = "GET", path = "/"] = on.split(" ");
      const response = await fetch(`${exchange.origin}${path.replace(":id", "1")}`, {
        method,
        ...(method === "GET" ? {} : { body: "{}" }),
      });
      const text = await response.text();
      expect(/"code":\s?"?(?:0|00000|200000)"?[,}]/u.test(text) && response.status === 200).toBe(false);
    }
  });
});
