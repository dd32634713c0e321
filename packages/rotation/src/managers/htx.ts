import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, plainEntries, text, withdrawFrom, words } from "./fields.ts";
import { BY_CALLS, type CallResult, done, type KeyManager, keysOf, type ManagedKey, refused } from "./key-manager.ts";
import { base64, hmac } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

/** The signature covers this host, whatever origin is called. */
const HOST = "api.huobi.pro";
const LIST = "/v2/user/api-key";
const CREATE = "/v2/sub-user/api-key-generation";
const DELETE = "/v2/sub-user/api-key-deletion";

const CAUSES: Readonly<Record<string, Cause>> = {
  "403": "permission-missing",
  "429": "rate-limited",
  "1002": "ambiguous",
  "1003": "wrong-secret",
};

const api: Api = {
  host: HOST,
  allowed: [
    { method: "GET", path: LIST, changes: false },
    { method: "POST", path: CREATE, changes: true },
    { method: "POST", path: DELETE, changes: true },
  ],
  classify(_, body) {
    const answer = fields(body);
    if (answer["status"] === "error") return { cause: "ambiguous", detail: "HTX refuses the managing key's signature" };
    const code = text(answer["code"]);
    if (code === "200" || code === undefined) return undefined;
    const typed = (text(answer["message"]) ?? "").includes("otpToken"); // the field's name, for a value that is not right
    const detail = typed ? "HTX does not accept the one-time code" : `HTX answers ${code.slice(0, 12)}`;
    return { cause: CAUSES[code] ?? "bad-answer", detail };
  },
};

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const id = text(key["accessKey"]);
  if (id === undefined) return undefined;
  const native = words(key["permission"]);
  return {
    id,
    masked: id.includes("*"),
    name: text(key["note"]) ?? "",
    native,
    withdraw: withdrawFrom(native),
    allowlist: allowlist(key["ipAddresses"] ?? ""),
  };
}

/**
 * Manages an HTX sub-user's keys with the main account's key; the sub-user is named by its UID. Every
 * new key needs a one-time code. Read: huobiapi.github.io, sub-user management, 2026-11.
 */
export function createHtxManager(options: KeyManagerOptions): KeyManager {
  const { credential, account, oneTimeCode } = options;

  async function sign(
    method: "GET" | "POST",
    path: string,
    parameters: Record<string, string>,
    body: string,
  ): Promise<SignedRequest> {
    const all: Record<string, string> = {
      ...parameters,
      AccessKeyId: Secret.reveal(credential.key),
      SignatureMethod: "HmacSHA256",
      SignatureVersion: "2",
      Timestamp: new Date(exchangeTime(options)).toISOString().slice(0, 19),
    };
    const names = Object.keys(all).sort();
    const query = names.map((name) => `${name}=${encodeURIComponent(all[name] ?? "")}`).join("&");
    const signature = base64(await hmac("SHA-256", credential.secret, [method, HOST, path, query].join("\n")));
    const headers = { "Content-Type": "application/json" };
    return {
      method,
      path,
      query: `${query}&Signature=${encodeURIComponent(signature)}`,
      headers,
      ...(body === "" ? {} : { body }),
    };
  }

  const post = (path: string, body: object): Promise<CallResult<unknown>> =>
    call(options, api, () => sign("POST", path, {}, JSON.stringify(body)));

  return {
    ...BY_CALLS,
    exchange: "htx",
    maxKeys: 20,
    async list() {
      const answer = await call(options, api, () => sign("GET", LIST, { uid: account }, ""));
      if (!answer.ok) return answer;
      return keysOf(fields(answer.value)["data"], row);
    },
    async create({ name, like }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      if (oneTimeCode === undefined)
        return refused("permission-missing", "HTX wants a one-time code, and nobody is there to type it");
      const { native, allowlist: addresses } = rights.value;
      const answer = await post(CREATE, {
        otpToken: Secret.reveal(await oneTimeCode()),
        subUid: Number(account),
        note: name,
        permission: native.join(","),
        ...(addresses.status === "restricted" ? { ipAddresses: plainEntries(addresses).join(",") } : {}),
      });
      if (!answer.ok) return answer;
      const made = fields(fields(answer.value)["data"]);
      return issued("htx", made["accessKey"], made["secretKey"]);
    },
    async remove(key) {
      const answer = await post(DELETE, { subUid: Number(account), accessKey: key.id });
      return done(answer);
    },
  };
}
