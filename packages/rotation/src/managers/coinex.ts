import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, flag, plainEntries, queryOf, text } from "./fields.ts";
import {
  BY_CALLS,
  type CallResult,
  done,
  type KeyManager,
  keysOf,
  type ManagedKey,
  refused,
  unclear,
} from "./key-manager.ts";
import { hex, hmac } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const KEYS = "/v2/account/subs/api";
const DELETE = "/v2/account/subs/delete-api";
const PAGE = 100;
const MAX_PAGES = 20;

/** What the codes mean; from the API's error page. */
const CAUSES: Readonly<Record<number, Cause>> = {
  34: "expired",
  158: "permission-missing",
  213: "rate-limited",
  4001: "maintenance",
  4005: "wrong-key",
  4006: "wrong-secret",
  4007: "address-not-allowed",
  4008: "wrong-secret",
  4009: "clock-skew",
  4010: "clock-skew",
  4213: "rate-limited",
};

const api: Api = {
  host: "api.coinex.com",
  allowed: [
    { method: "GET", path: KEYS, changes: false },
    { method: "POST", path: KEYS, changes: true },
    { method: "POST", path: DELETE, changes: true },
  ],
  classify(_, body) {
    const { code } = fields(body);
    if (code === 0 || code === undefined) return undefined;
    const cause = typeof code === "number" ? CAUSES[code] : undefined;
    return { cause: cause ?? "bad-answer", detail: `CoinEx answers ${text(code) ?? "without a code"}` };
  },
};

/** A row; the list also holds secrets, which stay where they are. */
function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const [id, handle] = [text(key["access_id"]), text(key["api_id"])];
  if (id === undefined || handle === undefined) return undefined;
  const trade = flag(key["trade_enabled"]);
  const withdraw = flag(key["withdraw_enabled"]);
  return {
    id,
    masked: id.includes("*"),
    handle,
    name: text(key["remark"]) ?? "",
    native: [
      ...(trade === true ? ["trade"] : []),
      ...(trade === undefined ? ["trading not told"] : []),
      ...(withdraw === true ? ["withdraw"] : []),
    ],
    withdraw: withdraw === undefined ? "unknown" : withdraw ? "yes" : "no",
    allowlist: allowlist(key["ip_whitelist"]),
  };
}

/**
 * Manages a CoinEx sub-account's keys with the main account's key; the sub-account is named by its
 * user name. A new key works after about ten minutes. Read: docs.coinex.com/api/v2, 2026-11.
 */
export function createCoinexManager(options: KeyManagerOptions): KeyManager {
  const { credential, account } = options;

  async function sign(method: "GET" | "POST", path: string, query: string, body: string): Promise<SignedRequest> {
    const timestamp = String(exchangeTime(options));
    const target = query === "" ? path : `${path}?${query}`;
    const headers = {
      "Content-Type": "application/json",
      "X-COINEX-KEY": Secret.reveal(credential.key),
      "X-COINEX-SIGN": hex(await hmac("SHA-256", credential.secret, `${method}${target}${body}${timestamp}`)),
      "X-COINEX-TIMESTAMP": timestamp,
    };
    return { method, path, query, headers, ...(body === "" ? {} : { body }) };
  }

  const post = (path: string, body: object): Promise<CallResult<unknown>> =>
    call(options, api, () => sign("POST", path, "", JSON.stringify(body)));

  return {
    ...BY_CALLS,
    exchange: "coinex",
    activationMs: 15 * 60_000,
    maxKeys: null,
    async list() {
      const keys: ManagedKey[] = [];
      for (let page = 1; page <= MAX_PAGES; page++) {
        const query = queryOf({ sub_user_name: account, page: String(page), limit: String(PAGE) });
        const answer = await call(options, api, () => sign("GET", KEYS, query, ""));
        if (!answer.ok) return answer;
        const body = fields(answer.value);
        const rows = keysOf(body["data"], row);
        if (!rows.ok) return rows;
        keys.push(...rows.value);
        const more = flag(fields(body["pagination"])["has_next"] ?? body["has_next"]);
        if (more !== true) return { ok: true, value: keys };
      }
      return unclear("bad-answer", "the list does not end");
    },
    async create({ name, like }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      const { native, allowlist: addresses } = rights.value;
      if (native.includes("trading not told"))
        return refused("bad-answer", "the list does not tell the old key's rights");
      const answer = await post(KEYS, {
        sub_user_name: account,
        ip_whitelist: addresses.status === "restricted" ? plainEntries(addresses) : [],
        trade_enabled: native.includes("trade"),
        remark: name,
      });
      if (!answer.ok) return answer;
      const made = fields(fields(answer.value)["data"]);
      return issued("coinex", made["access_id"], made["secret_key"]);
    },
    async remove(key) {
      const answer = await post(DELETE, { api_id: Number(key.handle) });
      return done(answer);
    },
  };
}
