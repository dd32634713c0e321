import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, plainEntries, queryOf, text, withdrawFrom, words } from "./fields.ts";
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
import { signText } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const LIST = "/v5/user/sub-apikeys";
const CREATE = "/v5/user/create-sub-api";
const DELETE = "/v5/user/delete-sub-api";
const PAGE = 20;
const MAX_PAGES = 50;
const READ_ONLY = "read-only";

/** What the return codes mean; from the API's error page. */
const BYBIT_CAUSES: Readonly<Record<number, Cause>> = {
  10002: "clock-skew",
  10003: "wrong-key",
  10004: "wrong-secret",
  10005: "permission-missing",
  10006: "rate-limited",
  10007: "wrong-key",
  10009: "geo-blocked",
  10010: "address-not-allowed",
  10016: "maintenance",
  10018: "rate-limited",
  33004: "expired",
};

const api: Api = {
  host: "api.bybit.com",
  allowed: [
    { method: "GET", path: LIST, changes: false },
    { method: "POST", path: CREATE, changes: true },
    { method: "POST", path: DELETE, changes: true },
  ],
  classify: classifyBybit,
};

/** What an answer of Bybit means; undefined for one that says yes. */
export function classifyBybit(_: number, body: unknown): { cause: Cause; detail: string } | undefined {
  const { retCode } = fields(body);
  if (retCode === 0 || retCode === undefined) return undefined;
  const cause = typeof retCode === "number" ? BYBIT_CAUSES[retCode] : undefined;
  return { cause: cause ?? "bad-answer", detail: `Bybit answers ${text(retCode) ?? "without a code"}` };
}

/** Signs as Bybit's fifth API wants it; the query or the body is the payload. */
export async function signBybit(
  options: KeyManagerOptions,
  method: "GET" | "POST",
  path: string,
  payload: string,
): Promise<SignedRequest> {
  const { credential } = options;
  const timestamp = String(exchangeTime(options));
  const window = "10000";
  const id = Secret.reveal(credential.key);
  const signature = await signText(credential.secret, `${timestamp}${id}${window}${payload}`, "hex");
  const headers = {
    "X-BAPI-API-KEY": id,
    "X-BAPI-TIMESTAMP": timestamp,
    "X-BAPI-RECV-WINDOW": window,
    "X-BAPI-SIGN": signature,
  };
  return method === "GET"
    ? { method, path, query: payload, headers }
    : { method, path, query: "", headers: { ...headers, "Content-Type": "application/json" }, body: payload };
}

/** `Spot` with `SpotTrade` becomes `Spot:SpotTrade`. */
function flatten(permissions: unknown): string[] {
  return Object.entries(fields(permissions))
    .flatMap(([group, rights]) => words(rights).map((right) => `${group}:${right}`))
    .sort();
}

function unflatten(native: readonly string[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const word of native) {
    const [group = "", right = ""] = word.split(":");
    if (right !== "") (groups[group] ??= []).push(right);
  }
  return groups;
}

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const id = text(key["apiKey"]);
  if (id === undefined) return undefined;
  const native = flatten(key["permissions"]);
  return {
    id,
    masked: id.includes("*"),
    name: text(key["note"]) ?? "",
    native,
    withdraw: withdrawFrom(native),
    allowlist: allowlist(key["ips"]),
  };
}

/**
 * Manages a Bybit sub-account's keys with the master account's key; the sub-account is named by its
 * UID. Read: bybit-exchange.github.io, v5 user, 2026-11.
 */
export function createBybitManager(options: KeyManagerOptions): KeyManager {
  const { account } = options;
  const get = (parameters: Record<string, string | undefined>): Promise<CallResult<unknown>> =>
    call(options, api, () => signBybit(options, "GET", LIST, queryOf(parameters)));
  const post = (path: string, body: object): Promise<CallResult<unknown>> =>
    call(options, api, () => signBybit(options, "POST", path, JSON.stringify(body)));

  return {
    ...BY_CALLS,
    exchange: "bybit",
    maxKeys: 20,
    async list() {
      const keys: ManagedKey[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        const answer = await get({ subMemberId: account, limit: String(PAGE), cursor });
        if (!answer.ok) return answer;
        const result = fields(fields(answer.value)["result"]);
        const rows = keysOf(result["result"], row);
        if (!rows.ok) return rows;
        keys.push(...rows.value);
        cursor = text(result["nextPageCursor"]);
        if (cursor === undefined || cursor === "0" || rows.value.length === 0) return { ok: true, value: keys };
      }
      return unclear("bad-answer", "the list does not end");
    },
    async detail(key, reading) {
      // Two pages of the documentation read the list's flag in opposite ways: only the key itself is asked.
      const may = Object.entries(reading.scopes).some(([scope, answer]) => scope !== "read" && answer === "yes");
      const known = Object.values(reading.scopes).includes("no");
      if (!may && !known) return unclear("bad-answer", "the key does not tell whether it is read-only");
      return { ok: true, value: may ? key : { ...key, native: [...key.native, READ_ONLY] } };
    },
    async create({ name, like }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      const { native, allowlist: addresses } = rights.value;
      const permissions = unflatten(native);
      if (Object.keys(permissions).length === 0)
        return refused("bad-answer", "the old key has no permission to copy; Bybit wants at least one");
      const bound = addresses.status === "restricted";
      const answer = await post(CREATE, {
        subuid: Number(account),
        note: name,
        readOnly: native.includes(READ_ONLY) ? 1 : 0,
        ...(bound ? { ips: plainEntries(addresses).join(",") } : {}),
        permissions,
      });
      if (!answer.ok) return answer;
      const result = fields(fields(answer.value)["result"]);
      return issued("bybit", result["apiKey"], result["secret"]);
    },
    async remove(key) {
      const answer = await post(DELETE, { apikey: key.id });
      return done(answer);
    },
  };
}
