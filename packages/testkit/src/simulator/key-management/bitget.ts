import {
  addKey,
  json,
  type ManagedSimKey,
  type ManagementAnswer,
  type ManagementHandler,
  ok,
  removeKey,
} from "./account.ts";
import { isFresh, isSigned } from "./signature.ts";

const UNIFIED = /^\/api\/v3\/user\/(?:create-sub-api|delete-sub-api|sub-api-list)$/u;
const CLASSIC = /^\/api\/v2\/user\/(?:create-virtual-subaccount-apikey|virtual-subaccount-apikey-list)$/u;

function refuse(code: string, msg: string): ManagementAnswer {
  return { status: 400, body: { code, msg, requestTime: 1, data: null } };
}

function answer(data: unknown): ManagementAnswer {
  return ok({ code: "00000", msg: "success", requestTime: 1, data });
}

function shown({ id, name, rights, addresses }: ManagedSimKey, classic: boolean): object {
  return classic
    ? {
        subAccountApiKey: id,
        label: name,
        permType: rights["type"],
        permList: rights["permissions"],
        ipList: addresses,
      }
    : { apiKey: id, note: name, type: rights["type"], permissions: rights["permissions"], ips: addresses };
}

/** Bitget in one of its two account modes: the classic one has no call that deletes. */
export function bitgetManagement(mode: "unified" | "classic"): ManagementHandler {
  const classic = mode === "classic";
  return (request, account) => {
    const { method, path, rawQuery, query, headers, body } = request;
    if (!UNIFIED.test(path) && !CLASSIC.test(path)) return undefined;
    const { key, secret, passphrase } = account.master;
    const timestamp = headers["access-timestamp"] ?? "";
    if (headers["access-key"] !== key) return refuse("40006", "Invalid ACCESS_KEY");
    if (headers["access-passphrase"] !== passphrase) return refuse("40012", "apikey/password is incorrect");
    if (!isFresh(timestamp, account.now(), 30_000)) return refuse("40008", "Request timestamp expired");
    const target = rawQuery === "" ? path : `${path}?${rawQuery}`;
    if (!isSigned(secret, `${timestamp}${method}${target}${body}`, headers["access-sign"], "base64"))
      return refuse("40009", "sign signature error");
    if (UNIFIED.test(path) === classic) return refuse(classic ? "40084" : "40085", "the account is in the other mode");
    const given = json(request);
    const uid = query.get(classic ? "subAccountUid" : "subUid") ?? given[classic ? "subAccountUid" : "subUid"];
    if (uid !== account.account) return refuse("40029", "no such sub-account");
    if (method === "GET") return answer(account.keys.map((other) => shown(other, classic)));
    if (path.endsWith("delete-sub-api"))
      return removeKey(account, (other) => other.id === given["apiKey"])
        ? answer({})
        : refuse("40037", "Apikey does not exist");
    const chosen = String(given["passphrase"] ?? "");
    if (!/^[A-Za-z0-9]{8,32}$/u.test(chosen)) return refuse("40017", "passphrase");
    const rights = { type: given["type"] ?? given["permType"], permissions: given["permissions"] ?? given["permList"] };
    const made = addKey(account, {
      name: String(given["note"] ?? given["label"] ?? ""),
      rights,
      addresses: (given["ips"] ?? given["ipList"] ?? []) as string[],
      passphrase: chosen,
    });
    return answer({ ...shown(made, classic), ...(classic ? { secretKey: made.secret } : { secret: made.secret }) });
  };
}
