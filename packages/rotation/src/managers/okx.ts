import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, list, plainEntries, queryOf, text, withdrawFrom, words } from "./fields.ts";
import {
  BY_CALLS,
  type CallResult,
  done,
  type KeyManager,
  keysOf,
  type ManagedKey,
  refused,
  unclear,
} from "./key-manager.ts";
import { base64, hmac } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const KEYS = "/api/v5/users/subaccount/apikey";
const DELETE = "/api/v5/users/subaccount/delete-apikey";

/** What the codes mean; from the API's error page. */
const CAUSES: Readonly<Record<string, Cause>> = {
  "50001": "maintenance",
  "50011": "rate-limited",
  "50061": "rate-limited",
  "50100": "locked",
  "50101": "wrong-environment",
  "50102": "clock-skew",
  "50105": "wrong-passphrase",
  "50110": "address-not-allowed",
  "50111": "wrong-key",
  "50113": "wrong-secret",
  "50114": "wrong-key",
  "50119": "wrong-key",
  "50120": "permission-missing",
};

const DETAILS: Readonly<Record<string, string>> = {
  "59501": "the sub-account has 50 keys, which is the most",
  "59502": "a key of that label is there already",
  "59503": "a key may have at most 20 addresses",
  "59505": "the passphrase is not one that OKX takes",
  "59506": "the key does not exist, or the sub-account does not",
};

const api: Api = {
  host: "www.okx.com",
  allowed: [
    { method: "GET", path: KEYS, changes: false },
    { method: "POST", path: KEYS, changes: true },
    { method: "POST", path: DELETE, changes: true },
  ],
  classify(_, body) {
    const code = text(fields(body)["code"]);
    if (code === "0" || code === undefined) return undefined;
    const detail = DETAILS[code] ?? `OKX answers ${code}`;
    return { cause: CAUSES[code] ?? "bad-answer", detail };
  },
};

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const id = text(key["apiKey"]);
  if (id === undefined) return undefined;
  const native = words(key["perm"]);
  return {
    id,
    masked: id.includes("*"),
    name: text(key["label"]) ?? "",
    native,
    withdraw: withdrawFrom(native),
    allowlist: allowlist(key["ip"]),
  };
}

/**
 * Manages an OKX sub-account's keys with the main account's key, which must itself be bound to an
 * address; the sub-account is named by its name. Read: okx.com/docs-v5, sub-account, 2026-11.
 */
export function createOkxManager(options: KeyManagerOptions): KeyManager {
  const { credential, account: subAcct } = options;

  async function sign(method: "GET" | "POST", path: string, query: string, body: string): Promise<SignedRequest> {
    const timestamp = new Date(exchangeTime(options)).toISOString();
    const target = query === "" ? path : `${path}?${query}`;
    const signature = base64(await hmac("SHA-256", credential.secret, `${timestamp}${method}${target}${body}`));
    const headers = {
      "Content-Type": "application/json",
      "OK-ACCESS-KEY": Secret.reveal(credential.key),
      "OK-ACCESS-SIGN": signature,
      "OK-ACCESS-TIMESTAMP": timestamp,
      "OK-ACCESS-PASSPHRASE": credential.passphrase === undefined ? "" : Secret.reveal(credential.passphrase),
    };
    return { method, path, query, headers, ...(body === "" ? {} : { body }) };
  }

  const post = (path: string, body: object): Promise<CallResult<unknown>> =>
    call(options, api, () => sign("POST", path, "", JSON.stringify(body)));

  return {
    ...BY_CALLS,
    exchange: "okx",
    passphrase: {
      length: 24,
      alphabets: ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "@!_-."],
    },
    maxKeys: 50,
    async list() {
      const answer = await call(options, api, () => sign("GET", KEYS, queryOf({ subAcct }), ""));
      if (!answer.ok) return answer;
      return keysOf(fields(answer.value)["data"], row);
    },
    async create({ name, like, passphrase }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      if (passphrase === undefined) return refused("wrong-passphrase", "OKX wants a passphrase chosen");
      const { native, allowlist: addresses } = rights.value;
      const answer = await post(KEYS, {
        subAcct,
        label: name,
        passphrase: Secret.reveal(passphrase),
        perm: native.join(","),
        ...(addresses.status === "restricted" ? { ip: plainEntries(addresses).join(",") } : {}),
      });
      if (!answer.ok) {
        // Labels are unique: ours is there because an earlier call was carried out, so the list must be asked again.
        return answer.detail === DETAILS["59502"] ? unclear("bad-answer", answer.detail) : answer;
      }
      const made = fields(list(fields(answer.value)["data"])[0]);
      return issued("okx", made["apiKey"], made["secretKey"], passphrase);
    },
    async remove(key) {
      const answer = await post(DELETE, { subAcct, apiKey: key.id });
      return done(answer);
    },
  };
}
