import { addKey, type ManagedSimKey, type ManagementAnswer, type ManagementHandler, ok, removeKey } from "./account.ts";
import { isFresh, isSigned } from "./signature.ts";

const KEYS = "/sapi/v1/sub-account/subAccountApi";
const FLAGS = ["canTrade", "canMarginLoanRepay", "canFuturesTrade", "canUniversalTransfer", "canVanillaOptions"];

function error(status: number, code: number, msg: string): ManagementAnswer {
  return { status, body: { code, msg } };
}

function shown({ id, name, rights }: ManagedSimKey): object {
  return { apikey: id, apiName: name, ...rights }; // no addresses
}

/** Binance: sub-account API management, signed over the query; the list shows no addresses. */
export const binanceManagement: ManagementHandler = (request, account) => {
  const { method, path, rawQuery, query, headers } = request;
  if (path !== KEYS && path !== `${KEYS}/ipRestriction`) return undefined;
  const signed = /^(.*)&signature=([^&]*)$/u.exec(rawQuery);
  if (headers["x-mbx-apikey"] !== account.master.key)
    return error(401, -2015, "Invalid API-key, IP, or permissions for action.");
  if (!isFresh(query.get("timestamp"), account.now(), Number(query.get("recvWindow") ?? 5000)))
    return error(400, -1021, "Timestamp for this request is outside of the recvWindow.");
  if (!isSigned(account.master.secret, signed?.[1] ?? "", decodeURIComponent(signed?.[2] ?? ""), "hex"))
    return error(400, -1022, "Signature for this request is not valid.");
  if (query.get("email") !== account.account) return error(400, -9000, "Sub-account does not exist.");
  const id = query.get("subAccountApiKey");
  if (path !== KEYS) {
    const key = account.keys.find((other) => other.id === id);
    if (key === undefined) return error(400, -2008, "Invalid Api-Key ID.");
    return ok({
      ipRestrict: key.addresses.length > 0 ? "true" : "false",
      ipList: key.addresses,
      apiKey: key.id,
      updateTime: key.createdAt,
    });
  }
  if (method === "GET") {
    const size = Math.min(100, Number(query.get("size") ?? 30));
    const from = (Number(query.get("page") ?? 1) - 1) * size;
    const found = id === null ? account.keys : account.keys.filter((key) => key.id === id);
    return ok({ total: found.length, list: found.slice(from, from + size).map((key) => shown(key)) });
  }
  if (method === "DELETE")
    return removeKey(account, (key) => key.id === id) ? ok({}) : error(400, -2008, "Invalid Api-Key ID.");
  const bound = query.get("status") === "2";
  const addresses = (query.get("ipAddress") ?? "").split(",").filter((entry) => entry !== "");
  if (bound !== addresses.length > 0) return error(400, -1102, "Mandatory parameter 'ipAddress' was not sent.");
  const rights = Object.fromEntries(FLAGS.map((name) => [name, query.get(name) === "true"]));
  const made = addKey(account, { name: query.get("apiName") ?? "", rights, addresses });
  return ok({
    apiName: made.name,
    apiKey: made.id,
    secretKey: made.secret,
    ...rights,
    status: bound ? 2 : 1,
    ipList: addresses,
  });
};
