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
import { expectedHmac, isFresh } from "./signature.ts";

/** The signature covers this host whatever host is called. */
const HOST = "api.huobi.pro";

function answer(code: number, message: string, data: unknown = null): ManagementAnswer {
  return ok({ code, message, data, ok: code === 200 });
}

function shown({ id, name, rights, addresses, createdAt }: ManagedSimKey): object {
  return {
    accessKey: id,
    status: "normal",
    note: name,
    permission: rights["permission"],
    ipAddresses: addresses.join(","),
    validDays: -1,
    createTime: createdAt,
    updateTime: createdAt,
  };
}

/** HTX: keys of a sub-user; a new one needs a one-time code. */
export const htxManagement: ManagementHandler = (request, account) => {
  const { method, path, rawQuery, query } = request;
  if (!["/v2/user/api-key", "/v2/sub-user/api-key-generation", "/v2/sub-user/api-key-deletion"].includes(path))
    return undefined;
  // A key that asks about itself is another part's business.
  if (path === "/v2/user/api-key" && query.get("AccessKeyId") !== account.master.key) return undefined;
  if (query.get("AccessKeyId") !== account.master.key) return answer(1002, "unauthorized");
  if (!isFresh(String(Date.parse(`${query.get("Timestamp") ?? ""}Z`)), account.now(), 300_000))
    return answer(1003, "invalid signature");
  const plain = rawQuery
    .split("&")
    .filter((pair) => !pair.startsWith("Signature="))
    .sort()
    .join("&");
  const expected = expectedHmac("sha256", account.master.secret, [method, HOST, path, plain].join("\n"), "base64");
  if (query.get("Signature") !== expected) return answer(1003, "invalid signature");
  if (method === "GET")
    return query.get("uid") === account.account
      ? answer(
          200,
          "success",
          account.keys.map((key) => shown(key)),
        )
      : answer(2002, "invalid uid");
  const given = json(request);
  if (String(given["subUid"]) !== account.account) return answer(2002, "invalid subUid");
  if (path.endsWith("deletion"))
    return removeKey(account, (key) => key.id === given["accessKey"])
      ? answer(200, "success")
      : answer(2002, "invalid accessKey");
  if (given["otpToken"] !== account.oneTimeCode) return answer(2002, "invalid otpToken");
  const made = addKey(account, {
    name: String(given["note"] ?? ""),
    rights: { permission: given["permission"] },
    addresses: commaList(given["ipAddresses"]),
  });
  return answer(200, "success", {
    note: made.name,
    accessKey: made.id,
    secretKey: made.secret,
    permission: given["permission"],
    ipAddresses: made.addresses.join(","),
  });
};
