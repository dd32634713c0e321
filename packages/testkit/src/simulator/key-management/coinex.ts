import {
  addKey,
  json,
  type ManagedSimKey,
  type ManagementAnswer,
  type ManagementHandler,
  ok,
  removeKey,
} from "./account.ts";
import { expectedHmac, isFresh } from "./signature.ts";

function answer(code: number, message: string, data: unknown = {}): ManagementAnswer {
  return ok({ code, data, message });
}

function shown({ id, secret, name, rights, addresses, handle, createdAt }: ManagedSimKey): object {
  return {
    api_id: handle,
    created_at: createdAt,
    access_id: id,
    secret_key: secret,
    ip_whitelist: addresses,
    ...rights,
    withdraw_enabled: false,
    is_expired: false,
    expires_at: 0,
    remark: name,
  };
}

/** CoinEx: keys of a sub-account; its list tells the secrets too. */
export const coinexManagement: ManagementHandler = (request, account) => {
  const { method, path, rawQuery, query, headers, body } = request;
  if (path !== "/v2/account/subs/api" && path !== "/v2/account/subs/delete-api") return undefined;
  const timestamp = headers["x-coinex-timestamp"] ?? "";
  if (headers["x-coinex-key"] !== account.master.key) return answer(4005, "Verify failed");
  if (!isFresh(timestamp, account.now(), 5_000)) return answer(4010, "timestamp");
  const target = rawQuery === "" ? path : `${path}?${rawQuery}`;
  const expected = expectedHmac("sha256", account.master.secret, `${method}${target}${body}${timestamp}`, "hex");
  if (headers["x-coinex-sign"] !== expected) return answer(4006, "signature");
  if (method === "GET") {
    if (query.get("sub_user_name") !== account.account) return answer(3639, "no such sub-account");
    const size = Number(query.get("limit") ?? 10);
    const from = (Number(query.get("page") ?? 1) - 1) * size;
    const data = account.keys.slice(from, from + size).map((key) => shown(key));
    return ok({
      code: 0,
      data,
      message: "OK",
      pagination: { total: account.keys.length, has_next: from + size < account.keys.length },
    });
  }
  const given = json(request);
  if (path.endsWith("delete-api"))
    return removeKey(account, (key) => key.handle === given["api_id"]) ? answer(0, "OK") : answer(3639, "no such key");
  const made = addKey(account, {
    name: String(given["remark"] ?? ""),
    rights: { trade_enabled: given["trade_enabled"] === true },
    addresses: (given["ip_whitelist"] ?? []) as string[],
  });
  return answer(0, "OK", shown(made));
};
