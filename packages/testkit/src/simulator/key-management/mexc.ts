import {
  addKey,
  commaList,
  type ManagedSimKey,
  type ManagementAnswer,
  type ManagementHandler,
  ok,
  removeKey,
} from "./account.ts";
import { expectedHmac, isFresh } from "./signature.ts";

function refuse(code: number, msg: string): ManagementAnswer {
  return { status: 400, body: { code, msg } };
}

function shown({ id, name, rights, addresses, createdAt }: ManagedSimKey): object {
  return { note: name, apiKey: id, permissions: rights["permissions"], ip: addresses.join(","), creatTime: createdAt };
}

/** MEXC: keys of a sub-account; every parameter travels in the query, and `creatTime` is its own spelling. */
export const mexcManagement: ManagementHandler = (request, account) => {
  const { method, path, rawQuery, query, headers } = request;
  if (path !== "/api/v3/sub-account/apiKey") return undefined;
  const signed = /^(.*)&signature=([^&]*)$/u.exec(rawQuery);
  if (headers["x-mexc-apikey"] !== account.master.key) return refuse(10072, "Api key info invalid");
  if (!isFresh(query.get("timestamp"), account.now(), Number(query.get("recvWindow") ?? 5000)))
    return refuse(700003, "Timestamp for this request is outside of the recvWindow.");
  if (signed?.[2] !== expectedHmac("sha256", account.master.secret, signed?.[1] ?? "", "hex"))
    return refuse(700002, "Signature for this request is not valid.");
  if (query.get("subAccount") !== account.account) return refuse(140001, "sub account does not exist");
  if (method === "GET") return ok({ subAccount: account.keys.map((key) => shown(key)) });
  if (method === "DELETE")
    return removeKey(account, (key) => key.id === query.get("apiKey"))
      ? ok({ subAccount: account.account })
      : refuse(140002, "no such key");
  const made = addKey(account, {
    name: query.get("note") ?? "",
    rights: { permissions: query.get("permissions") ?? "" },
    addresses: commaList(query.get("ip")),
  });
  return ok({ subAccount: account.account, ...shown(made), secretKey: made.secret });
};
