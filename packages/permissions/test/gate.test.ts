import { isKeyguardError } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardFetch } from "../src/gate/guard-fetch.ts";
import { UNUSED_ORDER_ID, unusedOrderId } from "../src/gate/unused-order-id.ts";
import { mayBeBalanceRead } from "../src/readers/generic.ts";
import { READERS } from "../src/readers/readers.ts";

/** A gate for one exchange that counts what passes. */
function gate(exchange: string): {
  passed: string[];
  send: (url: string, init?: RequestInit) => Promise<string | undefined>;
} {
  const reader = READERS[exchange];
  const passed: string[] = [];
  const fetch = guardFetch(
    (url, init) => {
      passed.push(`${init?.method ?? ""} ${url} ${init?.redirect ?? ""}`);
      return Promise.resolve(new Response("{}"));
    },
    { exchange, requests: reader?.requests ?? [], origins: [reader?.origin ?? ""] },
  );
  const send = (url: string, init?: RequestInit): Promise<string | undefined> =>
    fetch(url, init).then(
      () => undefined,
      (error: unknown) => (isKeyguardError(error) ? error.code : "other"),
    );
  return { passed, send };
}

const EXCHANGE_IDS = Object.keys(READERS);

/** Paths that move money or change an account, of many exchanges. */
const DEADLY = [
  "POST /sapi/v1/capital/withdraw/apply",
  "POST /api/v3/order",
  "DELETE /api/v3/openOrders",
  "POST /v5/asset/withdraw/create",
  "POST /v5/user/delete-api",
  "POST /api/v5/asset/withdrawal",
  "POST /0/private/Withdraw",
  "POST /0/private/AddOrder",
  "POST /0/private/CancelAll",
  "DELETE /orders/",
  "DELETE /orders",
  "DELETE /v3/orders/",
  "DELETE /v2/orders",
  "DELETE /v2/orders/all",
  "DELETE /spot/orders/all",
  "DELETE /spot/orders",
  "POST /api/v2/revoke_all_api_keys/",
  "POST /api/v2/cancel_order/",
  "POST /api/v2/cancel_all_orders/",
  "GET /api/v2/private/withdraw",
  "GET /api/v2/private/reset_api_key",
  "POST /v1/withdraw/btc",
  "POST /exchange",
  "POST /api/v4/withdrawals",
  "DELETE /api/v1/apiKey",
];

describe("guardFetch()", () => {
  it.each(EXCHANGE_IDS)(
    "lets none of the calls that move funds or change an account through to %s",
    async (exchange) => {
      const { passed, send } = gate(exchange);
      const origin = READERS[exchange]?.origin ?? "";
      for (const deadly of DEADLY) {
        const [method = "", path = ""] = deadly.split(" ");
        for (const body of method === "GET"
          ? [undefined]
          : [undefined, "", "{}", "id=&order_id=&orderId=", '{"id":"","order_id":"","orderId":""}'])
          expect(await send(`${origin}${path}`, { method, ...(body === undefined ? {} : { body }) })).toBe(
            "KG_REQUEST_NOT_ALLOWED",
          );
      }
      expect(passed).toEqual([]);
    },
  );

  it("passes a listed request to the exchange's own host, and never follows a redirect", async () => {
    const { passed, send } = gate("binance");
    expect(await send("https://api.binance.com/sapi/v1/account/apiRestrictions?timestamp=1")).toBeUndefined();
    expect(passed).toEqual(["GET https://api.binance.com/sapi/v1/account/apiRestrictions?timestamp=1 manual"]);
  });

  it.each([
    "https://api.binance.com.example/sapi/v1/account/apiRestrictions",
    "https://user@api.binance.com/sapi/v1/account/apiRestrictions",
    "http://api.binance.com/sapi/v1/account/apiRestrictions",
    "https://api.binance.com:8443/sapi/v1/account/apiRestrictions",
    "https://api.binance.com/sapi/v1/account/apiRestrictions/",
    "https://api.binance.com/sapi/v1/account/x/../apiRestrictions?x",
    "https://api.binance.com/sapi/v1//account/apiRestrictions",
    "https://api.binance.com/sapi/v1/account/apiRestrictions%2f..%2f..%2fcapital",
    "not an address",
  ])("stops %s unless it is the listed path on the listed host", async (url) => {
    const { passed, send } = gate("binance");
    const refused = await send(url);
    const normal =
      URL.canParse(url) && new URL(url).href.startsWith("https://api.binance.com/sapi/v1/account/apiRestrictions?");
    expect(refused).toBe(normal ? undefined : "KG_REQUEST_NOT_ALLOWED");
    expect(passed.length).toBe(normal ? 1 : 0);
  });

  it("stops every request that is not on the list, whatever it is", async () => {
    const path = fc.array(
      fc.constantFrom(
        "api",
        "v1",
        "v3",
        "orders",
        "order",
        "withdraw",
        "account",
        "private",
        "sapi",
        "",
        "1",
        "..",
        "%2e%2e",
      ),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...EXCHANGE_IDS),
        fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH"),
        path,
        async (exchange, method, parts) => {
          const reader = READERS[exchange];
          const { passed, send } = gate(exchange);
          const url = `${reader?.origin}/${parts.join("/")}`;
          await send(url, { method });
          const listed = reader?.requests.some(
            (request) => request.method === method && request.path === new URL(url).pathname,
          );
          expect(passed.length > 0 && listed !== true).toBe(false);
        },
      ),
    );
  });

  it("stops a cancel with any id that keyguard did not make", async () => {
    const { passed, send } = gate("coinbaseexchange");
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40 }), async (id) => {
        fc.pre(!UNUSED_ORDER_ID.test(id));
        expect(
          await send(`https://api.exchange.coinbase.com/orders/${encodeURIComponent(id)}`, { method: "DELETE" }),
        ).toBe("KG_REQUEST_NOT_ALLOWED");
      }),
    );
    expect(passed).toEqual([]);
    expect(
      await send(`https://api.exchange.coinbase.com/orders/${unusedOrderId("uuid")}`, { method: "DELETE" }),
    ).toBeUndefined();
  });

  it("stops a second id smuggled beside the first, and a pinned field with two values", async () => {
    const bitvavo = gate("bitvavo");
    const good = `https://api.bitvavo.com/v2/order?market=BTC-EUR&orderId=${unusedOrderId("uuid")}`;
    expect(await bitvavo.send(good, { method: "DELETE" })).toBeUndefined();
    expect(await bitvavo.send(`${good}&orderId=`, { method: "DELETE" })).toBe("KG_REQUEST_NOT_ALLOWED");
    const deribit = gate("deribit");
    const url = "https://www.deribit.com/api/v2/public/auth?grant_type=client_signature";
    expect(await deribit.send(url)).toBeUndefined();
    expect(await deribit.send(`${url}&grant_type=client_credentials`)).toBe("KG_REQUEST_NOT_ALLOWED");
  });
});

describe("the lists", () => {
  const all = Object.values(READERS).flatMap(({ exchange, requests }) =>
    requests.map((request) => ({ exchange, ...request })),
  );

  it.each(all)("$exchange: $method $path is a read, a documented test, or a cancel with a guarded id", (request) => {
    const { method, path, purpose, idField, pinned } = request;
    expect(/withdraw(?!al-)|transfer|\/all|batch|revoke|create|delete|reset/iu.test(path)).toBe(false);
    const cancels = method === "DELETE" || /cancel|stoporder/iu.test(path);
    expect(cancels).toBe(purpose === "cancel");
    expect(purpose !== "cancel" || path.includes("{id}") || idField !== undefined).toBe(true);
    expect(purpose !== "order-test" || path.endsWith("/test")).toBe(true);
    const posts = method === "POST" && purpose === "own-key";
    expect(!posts || pinned !== undefined || /GetApiKeyInfo|permissions|roles|Restrictions/u.test(path)).toBe(true);
  });
});

describe("unusedOrderId()", () => {
  it("is never empty and always what the gate lets through", () => {
    for (const form of ["uuid", "number"] as const) expect(unusedOrderId(form)).toMatch(UNUSED_ORDER_ID);
    expect(UNUSED_ORDER_ID.test("")).toBe(false);
  });
});

describe("mayBeBalanceRead()", () => {
  it.each([
    "POST /api/withdraw",
    "POST /order/create",
    "GET /private/buy",
    "POST /wallet/transfer",
    "DELETE /balance",
    "PUT /balance",
    "POST /user/apikeys",
    "POST /anything",
  ])("refuses %s", (call) => {
    const [method = "", path = ""] = call.split(" ");
    expect(mayBeBalanceRead(method, path)).toBe(false);
  });
  it.each(["GET /api/v1/balances", "POST /tapi/getInfo", "POST /private/wallet/balance"])("lets %s through", (call) => {
    const [method = "", path = ""] = call.split(" ");
    expect(mayBeBalanceRead(method, path)).toBe(true);
  });
});
