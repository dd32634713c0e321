import { addKey, type ManagedSimKey, type ManagementHandler, ok, removeKey } from "./account.ts";
import { expectedHmac, isFresh } from "./signature.ts";

function shown({ id, name, rights, addresses, createdAt }: ManagedSimKey): object {
  const masked = `${id.slice(0, 4)}*******${id.slice(-4)}`;
  return {
    apiKey: masked,
    note: name,
    permissions: rights["permissions"],
    ipAddresses: addresses.length === 0 ? [""] : addresses,
    status: 0,
    createTime: createdAt,
    updateTime: createdAt,
  };
}

function parse(text: string | null): unknown[] {
  const value: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(value) ? value : [];
}

/** BingX: keys of a sub-account; the list masks the ids. */
export const bingxManagement: ManagementHandler = (request, account) => {
  const { path, query, headers } = request;
  const managed = [
    "/openApi/account/v1/apiKey/query",
    "/openApi/subAccount/v1/apiKey/create",
    "/openApi/subAccount/v1/apiKey/del",
  ];
  if (!managed.includes(path)) return undefined;
  if (headers["x-bx-apikey"] !== account.master.key) return ok({ code: 100413, msg: "Incorrect apiKey" });
  if (!isFresh(query.get("timestamp"), account.now(), Number(query.get("recvWindow") ?? 5000)))
    return ok({ code: 100421, msg: "Null timestamp or timestamp mismatch" });
  const plain = [...query.entries()]
    .filter(([name]) => name !== "signature")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  if (query.get("signature") !== expectedHmac("sha256", account.master.secret, plain, "hex"))
    return ok({ code: 100001, msg: "signature verification failed" });
  if ((query.get("uid") ?? query.get("subUid")) !== account.account)
    return ok({ code: 100400, msg: "no such sub-account" });
  if (path.endsWith("query"))
    return ok({ code: 0, timestamp: 1, data: { apiInfos: account.keys.map((key) => shown(key)) } });
  if (path.endsWith("del"))
    return removeKey(account, (key) => key.id === query.get("apiKey"))
      ? ok({ code: 0, data: {} })
      : ok({ code: 100413, msg: "Incorrect apiKey" });
  const made = addKey(account, {
    name: query.get("note") ?? "",
    rights: { permissions: parse(query.get("permissions")) },
    addresses: parse(query.get("ipAddresses")) as string[],
  });
  return ok({
    code: 0,
    data: {
      apiKey: made.id,
      secretKey: made.secret,
      note: made.name,
      permissions: made.rights["permissions"],
      ipAddresses: made.addresses,
      status: 0,
    },
  });
};
