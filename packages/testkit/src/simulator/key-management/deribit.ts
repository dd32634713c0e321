import { addKey, type ManagedSimKey, type ManagementAnswer, type ManagementHandler, removeKey } from "./account.ts";
import { expectedHmac, isFresh } from "./signature.ts";

const BASE = "/api/v2/private/";
const METHODS = new Set(["list_api_keys", "create_api_key", "edit_api_key", "remove_api_key"]);

function refuse(status: number, code: number, message: string): ManagementAnswer {
  return { status, body: { jsonrpc: "2.0", error: { message, code, data: {} }, testnet: false } };
}

function answer(result: unknown): ManagementAnswer {
  return { status: 200, body: { jsonrpc: "2.0", result } };
}

function shown({ id, secret, name, rights, addresses, handle, createdAt }: ManagedSimKey): object {
  return {
    id: handle,
    timestamp: createdAt,
    client_id: id,
    client_secret: secret,
    max_scope: rights["max_scope"],
    enabled: true,
    default: false,
    name,
    enabled_features: [],
    ip_whitelist: addresses,
  };
}

/** Deribit: keys of the account itself; what changes something wants a one-time code. */
export const deribitManagement: ManagementHandler = (request, account) => {
  const { method, path, rawQuery, query, headers, body } = request;
  const call = path.startsWith(BASE) ? path.slice(BASE.length) : "";
  if (!METHODS.has(call)) return undefined;
  const auth = /^deri-hmac-sha256 id=([^,]*),ts=(\d+),sig=([0-9a-f]+),nonce=([^,]+)$/u.exec(
    headers["authorization"] ?? "",
  );
  const [, id, timestamp = "", signature, nonce = ""] = auth ?? [];
  if (id !== account.master.key || !isFresh(timestamp, account.now(), 60_000))
    return refuse(400, 13004, "invalid_credentials");
  const uri = rawQuery === "" ? path : `${path}?${rawQuery}`;
  const plain = `${timestamp}\n${nonce}\n${method}\n${uri}\n${body}\n`;
  if (signature !== expectedHmac("sha256", account.master.secret, plain, "hex"))
    return refuse(400, 13004, "invalid_credentials");
  if (call === "list_api_keys") return answer(account.keys.map((key) => shown(key)));
  const code = query.get("authorization_data");
  if (code === null) return refuse(400, 13003, "tfa_required");
  if (code !== account.oneTimeCode) return refuse(400, 13004, "tfa_code_not_matched");
  if (call === "create_api_key") {
    const name = query.get("name") ?? "";
    if (!/^\w{1,16}$/u.test(name)) return refuse(400, -32602, "Invalid params");
    return answer(shown(addKey(account, { name, rights: { max_scope: query.get("max_scope") }, addresses: [] })));
  }
  const key = account.keys.find(({ handle }) => String(handle) === query.get("id"));
  if (key === undefined) return refuse(400, 10004, "order_not_found");
  if (call === "remove_api_key") {
    removeKey(account, (other) => other === key);
    return answer("ok");
  }
  key.addresses = JSON.parse(query.get("ip_whitelist") ?? "[]") as string[];
  return answer(shown(key));
};
