import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, plainEntries, queryOf, text, withdrawFrom, words } from "./fields.ts";
import { BY_CALLS, type CallResult, done, type KeyManager, keysOf, type ManagedKey, refused } from "./key-manager.ts";
import { base64, hmac } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const KEYS = "/api/v1/sub/api-key";

/** What the codes mean; from the API's error page. */
const CAUSES: Readonly<Record<string, Cause>> = {
  "400002": "clock-skew",
  "400003": "wrong-key",
  "400004": "wrong-passphrase",
  "400005": "wrong-secret",
  "400006": "address-not-allowed",
  "400007": "permission-missing",
  "411100": "locked",
  "429000": "rate-limited",
  "200002": "rate-limited",
};

const api: Api = {
  host: "api.kucoin.com",
  allowed: [
    { method: "GET", path: KEYS, changes: false },
    { method: "POST", path: KEYS, changes: true },
    { method: "DELETE", path: KEYS, changes: true },
  ],
  classify(_, body) {
    const code = text(fields(body)["code"]);
    if (code === "200000" || code === undefined) return undefined;
    return { cause: CAUSES[code] ?? "bad-answer", detail: `KuCoin answers ${code}` };
  },
};

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const id = text(key["apiKey"]);
  if (id === undefined) return undefined;
  const native = words(key["permission"]);
  return {
    id,
    masked: id.includes("*"),
    name: text(key["remark"]) ?? "",
    native,
    withdraw: withdrawFrom(native, ["Transfer"]), // `Transfer` is the newer name of withdrawal
    allowlist: allowlist(key["ipWhitelist"] ?? ""), // absent when there is none
  };
}

/**
 * Manages a KuCoin sub-account's keys with the main account's key; the sub-account is named by its
 * name. Deleting a key needs that key's own passphrase. Read: kucoin.com/docs-new, 2026-11.
 */
export function createKucoinManager(options: KeyManagerOptions): KeyManager {
  const { credential, account: subName } = options;

  async function sign(
    method: SignedRequest["method"],
    query: Record<string, string>,
    body: string,
  ): Promise<SignedRequest> {
    const timestamp = String(exchangeTime(options));
    // The signature covers the URL before encoding.
    const plain = Object.entries(query)
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
    const target = plain === "" ? KEYS : `${KEYS}?${plain}`;
    const { secret, passphrase } = credential;
    const headers = {
      "Content-Type": "application/json",
      "KC-API-KEY": Secret.reveal(credential.key),
      "KC-API-SIGN": base64(await hmac("SHA-256", secret, `${timestamp}${method}${target}${body}`)),
      "KC-API-TIMESTAMP": timestamp,
      "KC-API-PASSPHRASE": base64(
        await hmac("SHA-256", secret, passphrase === undefined ? "" : Secret.reveal(passphrase)),
      ),
      "KC-API-KEY-VERSION": "2",
    };
    return { method, path: KEYS, query: queryOf(query), headers, ...(body === "" ? {} : { body }) };
  }

  const ask = (
    method: SignedRequest["method"],
    query: Record<string, string>,
    body = "",
  ): Promise<CallResult<unknown>> => call(options, api, () => sign(method, query, body));

  return {
    ...BY_CALLS,
    exchange: "kucoin",
    keyName: (rotation) => `kg-${rotation}`, // a remark has 1 to 24 characters
    passphrase: {
      // It travels in a query string when the key is deleted: nothing that would be encoded there.
      length: 24,
      alphabets: ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"],
    },
    maxKeys: null,
    async list() {
      const answer = await ask("GET", { subName });
      if (!answer.ok) return answer;
      return keysOf(fields(answer.value)["data"], row);
    },
    async create({ name, like, passphrase }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      if (passphrase === undefined) return refused("wrong-passphrase", "KuCoin wants a passphrase chosen");
      const { native, allowlist: addresses } = rights.value;
      const body = {
        subName,
        passphrase: Secret.reveal(passphrase),
        remark: name,
        permission: native.join(","),
        ...(addresses.status === "restricted" ? { ipWhitelist: plainEntries(addresses).join(",") } : {}),
      };
      const answer = await ask("POST", {}, JSON.stringify(body));
      if (!answer.ok) return answer;
      const made = fields(fields(answer.value)["data"]);
      return issued("kucoin", made["apiKey"], made["apiSecret"], passphrase);
    },
    async remove(key, passphrase) {
      if (passphrase === undefined)
        return refused("wrong-passphrase", "KuCoin deletes a key only against that key's own passphrase");
      const answer = await ask("DELETE", { apiKey: key.id, subName, passphrase: Secret.reveal(passphrase) });
      return done(answer);
    },
  };
}
