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

const KEYS = "/api/v1/sub/api-key";

function refuse(status: number, code: string, msg: string): ManagementAnswer {
  return { status, body: { code, msg } };
}

function shown({ id, name, rights, addresses, createdAt }: ManagedSimKey, subName: string): object {
  const bound = addresses.length === 0 ? {} : { ipWhitelist: addresses.join(",") };
  return {
    subName,
    remark: name,
    apiKey: id,
    apiVersion: 3,
    permission: rights["permission"],
    ...bound,
    createdAt,
    uid: 1,
    isMaster: false,
  };
}

/** KuCoin: sub-account keys; a key goes only against its own passphrase, and the signature covers the decoded URL. */
export const kucoinManagement: ManagementHandler = (request, account) => {
  const { method, path, rawQuery, query, headers, body } = request;
  if (path !== KEYS) return undefined;
  const { key, secret, passphrase = "" } = account.master;
  const timestamp = headers["kc-api-timestamp"] ?? "";
  if (headers["kc-api-key"] !== key) return refuse(401, "400003", "KC-API-KEY not exists");
  if (!isFresh(timestamp, account.now(), 5_000)) return refuse(401, "400002", "KC-API-TIMESTAMP Invalid");
  if (headers["kc-api-passphrase"] !== expectedHmac("sha256", secret, passphrase, "base64"))
    return refuse(401, "400004", "KC-API-PASSPHRASE error");
  const plain = decodeURIComponent(rawQuery);
  const target = plain === "" ? path : `${path}?${plain}`;
  if (headers["kc-api-sign"] !== expectedHmac("sha256", secret, `${timestamp}${method}${target}${body}`, "base64"))
    return refuse(401, "400005", "Signature error");
  const given = json(request);
  const subName = method === "POST" ? given["subName"] : query.get("subName");
  if (subName !== account.account) return refuse(400, "400100", "Sub-account does not exist");
  if (method === "GET") return ok({ code: "200000", data: account.keys.map((other) => shown(other, account.account)) });
  if (method === "DELETE") {
    const found = account.keys.find((other) => other.id === query.get("apiKey"));
    if (found === undefined) return refuse(400, "400100", "API key does not exist");
    if (found.passphrase !== query.get("passphrase")) return refuse(400, "400004", "KC-API-PASSPHRASE error");
    removeKey(account, (other) => other === found);
    return ok({ code: "200000", data: { subName, apiKey: found.id } });
  }
  const remark = String(given["remark"] ?? "");
  const chosen = String(given["passphrase"] ?? "");
  if (remark.length < 1 || remark.length > 24) return refuse(400, "400100", "remark has 1 to 24 characters");
  if (chosen.length < 7 || chosen.length > 32) return refuse(400, "400100", "passphrase has 7 to 32 characters");
  const made = addKey(account, {
    name: remark,
    rights: { permission: given["permission"] ?? "General" },
    addresses: commaList(given["ipWhitelist"]),
    passphrase: chosen,
  });
  return ok({ code: "200000", data: { ...shown(made, account.account), apiSecret: made.secret, passphrase: chosen } });
};
