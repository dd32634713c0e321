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

const KEYS = "/api/v5/users/subaccount/apikey";

function refuse(code: string, msg: string, status = 200): ManagementAnswer {
  return { status, body: { code, msg, data: [] } };
}

function shown({ id, name, rights, addresses, createdAt }: ManagedSimKey, subAcct: string): object {
  return { subAcct, label: name, apiKey: id, perm: rights["perm"], ip: addresses.join(","), ts: String(createdAt) };
}

const CLASSES = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^A-Za-z0-9]/u];

/** OKX: sub-account keys; labels are unique, and the passphrase must hold one of each kind of character. */
export const okxManagement: ManagementHandler = (request, account) => {
  const { method, path, rawQuery, query, headers, body } = request;
  if (path !== KEYS && path !== "/api/v5/users/subaccount/delete-apikey") return undefined;
  const { key, secret, passphrase } = account.master;
  const timestamp = headers["ok-access-timestamp"] ?? "";
  if (headers["ok-access-key"] !== key) return refuse("50111", "Invalid OK-ACCESS-KEY", 401);
  if (headers["ok-access-passphrase"] !== passphrase)
    return refuse("50105", "Request header OK-ACCESS-PASSPHRASE incorrect.", 401);
  if (!isFresh(String(Date.parse(timestamp)), account.now(), 30_000))
    return refuse("50102", "Timestamp request expired", 401);
  const target = rawQuery === "" ? path : `${path}?${rawQuery}`;
  if (headers["ok-access-sign"] !== expectedHmac("sha256", secret, `${timestamp}${method}${target}${body}`, "base64"))
    return refuse("50113", "Invalid Sign", 401);
  const given = json(request);
  const subAcct = method === "GET" ? query.get("subAcct") : given["subAcct"];
  if (subAcct !== account.account) return refuse("59506", "Sub-account does not exist");
  if (method === "GET")
    return ok({ code: "0", msg: "", data: account.keys.map((other) => shown(other, account.account)) });
  if (path !== KEYS) {
    return removeKey(account, (other) => other.id === given["apiKey"])
      ? ok({ code: "0", msg: "", data: [{ subAcct }] })
      : refuse("59506", "APIKey does not exist");
  }
  if (account.keys.length >= 50) return refuse("59501", "Only 50 API keys can be created");
  if (account.keys.some(({ name }) => name === given["label"])) return refuse("59502", "This key name already exists");
  const chosen = String(given["passphrase"] ?? "");
  if (chosen.length < 8 || chosen.length > 32 || !CLASSES.every((kind) => kind.test(chosen)))
    return refuse("59505", "Passphrase format incorrect");
  const made = addKey(account, {
    name: String(given["label"]),
    rights: { perm: given["perm"] },
    addresses: commaList(given["ip"]),
    passphrase: chosen,
  });
  return ok({
    code: "0",
    msg: "",
    data: [{ ...shown(made, account.account), secretKey: made.secret, passphrase: chosen }],
  });
};
