import {
  addKey,
  commaList,
  json,
  type ManagedSimKey,
  type ManagementAnswer,
  type ManagementHandler,
  ok,
  removeKey,
} from "./account.ts";
import { isFresh, isSigned } from "./signature.ts";

const PAGE = 20;

function answer(retCode: number, retMsg: string, result: object = {}): ManagementAnswer {
  return ok({ retCode, retMsg, result, retExtInfo: {}, time: 1 });
}

function shown({ id, name, rights, addresses, handle, createdAt }: ManagedSimKey): object {
  return {
    id: String(handle),
    note: name,
    apiKey: id,
    // One page says that `true` means read-write here: what the key itself says is what counts.
    readOnly: rights["readOnly"] !== 1,
    permissions: rights["permissions"],
    ips: addresses.length === 0 ? ["*"] : addresses,
    secret: "******",
    status: 3,
    createdAt: new Date(createdAt).toISOString(),
  };
}

/** Bybit: v5 sub UID keys, twenty a page; the create answer holds no addresses. */
export const bybitManagement: ManagementHandler = (request, account) => {
  const { method, path, rawQuery, query, headers, body } = request;
  if (!/^\/v5\/user\/(?:sub-apikeys|create-sub-api|delete-sub-api)$/u.test(path)) return undefined;
  const { key, secret } = account.master;
  const [timestamp, window] = [headers["x-bapi-timestamp"] ?? "", headers["x-bapi-recv-window"] ?? ""];
  if (headers["x-bapi-api-key"] !== key) return answer(10003, "API key is invalid.");
  if (!isFresh(timestamp, account.now(), Number(window)))
    return answer(10002, "The request time exceeds the time window range.");
  const payload = method === "GET" ? rawQuery : body;
  if (!isSigned(secret, `${timestamp}${key}${window}${payload}`, headers["x-bapi-sign"], "hex"))
    return answer(10004, "error sign!");
  if (path.endsWith("sub-apikeys")) {
    if (query.get("subMemberId") !== account.account) return answer(10001, "params error");
    const from = Number(query.get("cursor") ?? 0);
    const size = Math.min(PAGE, Number(query.get("limit") ?? PAGE));
    const next = from + size < account.keys.length ? String(from + size) : "";
    return answer(0, "", {
      result: account.keys.slice(from, from + size).map((other) => shown(other)),
      nextPageCursor: next,
    });
  }
  const given = json(request);
  if (path.endsWith("delete-sub-api"))
    return removeKey(account, (other) => other.id === given["apikey"])
      ? answer(0, "")
      : answer(10003, "API key is invalid.");
  if (String(given["subuid"]) !== account.account) return answer(10001, "params error");
  const permissions = (given["permissions"] ?? {}) as Record<string, string[]>;
  if (Object.values(permissions).flat().length === 0) return answer(10001, "permissions are mandatory");
  const rights = { readOnly: given["readOnly"], permissions };
  const made = addKey(account, { name: String(given["note"] ?? ""), rights, addresses: commaList(given["ips"]) });
  return answer(0, "", {
    id: String(made.handle),
    note: made.name,
    apiKey: made.id,
    readOnly: rights.readOnly,
    secret: made.secret,
    permissions,
  });
};
