import {
  addKey,
  json,
  type ManagedSimKey,
  type ManagementAnswer,
  type ManagementHandler,
  ok,
  removeKey,
} from "./account.ts";
import { expectedHmac, isFresh, sha512 } from "./signature.ts";

function refuse(status: number, label: string, message: string): ManagementAnswer {
  return { status, body: { label, message } };
}

function shown({ id, name, rights, addresses, createdAt }: ManagedSimKey, account: string): object {
  return {
    user_id: account,
    name,
    ...rights,
    ip_whitelist: addresses,
    key: id,
    state: 1,
    created_at: createdAt / 1000,
    updated_at: createdAt / 1000,
    last_access: 0,
  };
}

/** Gate: keys of a sub-account; a deletion answers 204 without a body. */
export const gateManagement: ManagementHandler = (request, account) => {
  const { method, path, rawQuery, headers, body } = request;
  const match = /^\/api\/v4\/sub_accounts\/([^/]+)\/keys(?:\/([^/]+))?$/u.exec(path);
  if (match === null) return undefined;
  const timestamp = headers["timestamp"] ?? "";
  if (headers["key"] !== account.master.key) return refuse(401, "INVALID_KEY", "Invalid key provided");
  if (!isFresh(String(Number(timestamp) * 1000), account.now(), 60_000))
    return refuse(403, "REQUEST_EXPIRED", "gap between request Timestamp and server time exceeds 60");
  const plain = [method, path, rawQuery, sha512(body), timestamp].join("\n");
  if (headers["sign"] !== expectedHmac("sha512", account.master.secret, plain, "hex"))
    return refuse(401, "INVALID_SIGNATURE", "Signature mismatch");
  if (match[1] !== account.account) return refuse(404, "USER_NOT_FOUND", "no such sub-account");
  if (method === "GET") return ok(account.keys.map((key) => shown(key, account.account)));
  if (method === "DELETE")
    return removeKey(account, (key) => key.id === match[2])
      ? { status: 204 }
      : refuse(404, "KEY_NOT_FOUND", "no such key");
  const given = json(request);
  const rights = { mode: given["mode"] ?? 1, perms: given["perms"] ?? [] };
  const made = addKey(account, {
    name: String(given["name"] ?? ""),
    rights,
    addresses: (given["ip_whitelist"] ?? []) as string[],
  });
  return ok({ ...shown(made, account.account), secret: made.secret });
};
