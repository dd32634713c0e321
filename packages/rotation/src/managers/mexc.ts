import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, plainEntries, queryOf, text, withdrawFrom, words } from "./fields.ts";
import { BY_CALLS, type CallResult, done, type KeyManager, keysOf, type ManagedKey, refused } from "./key-manager.ts";
import { hex, hmac } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const KEYS = "/api/v3/sub-account/apiKey";

/** What the codes mean; from the API's error page. */
const CAUSES: Readonly<Record<string, Cause>> = {
  "402": "expired",
  "406": "address-not-allowed",
  "429": "rate-limited",
  "10072": "wrong-key",
  "700002": "wrong-secret",
  "700003": "clock-skew",
  "700006": "address-not-allowed",
  "700007": "permission-missing",
};

const api: Api = {
  host: "api.mexc.com",
  allowed: [
    { method: "GET", path: KEYS, changes: false },
    { method: "POST", path: KEYS, changes: true },
    { method: "DELETE", path: KEYS, changes: true },
  ],
  classify(_, body) {
    const code = text(fields(body)["code"]);
    if (code === undefined || code === "0" || code === "200") return undefined;
    return { cause: CAUSES[code] ?? "bad-answer", detail: `MEXC answers ${code.slice(0, 12)}` };
  },
};

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const id = text(key["apiKey"]);
  if (id === undefined) return undefined;
  const native = words(key["permissions"]);
  return {
    id,
    masked: id.includes("*"),
    name: text(key["note"]) ?? "",
    native,
    withdraw: withdrawFrom(native),
    allowlist: allowlist(key["ip"] ?? ""),
  };
}

/**
 * Manages a MEXC sub-account's keys with the main account's key; the sub-account is named by its
 * name. Read: mexcdevelop.github.io, spot v3 sub-account, 2026-11.
 */
export function createMexcManager(options: KeyManagerOptions): KeyManager {
  const { credential, account: subAccount } = options;

  async function sign(
    method: SignedRequest["method"],
    parameters: Record<string, string | undefined>,
  ): Promise<SignedRequest> {
    const query = queryOf({ ...parameters, recvWindow: "10000", timestamp: String(exchangeTime(options)) });
    const signature = hex(await hmac("SHA-256", credential.secret, query));
    const headers = { "Content-Type": "application/json", "X-MEXC-APIKEY": Secret.reveal(credential.key) };
    return { method, path: KEYS, query: `${query}&signature=${signature}`, headers };
  }

  const ask = (
    method: SignedRequest["method"],
    parameters: Record<string, string | undefined>,
  ): Promise<CallResult<unknown>> => call(options, api, () => sign(method, { subAccount, ...parameters }));

  return {
    ...BY_CALLS,
    exchange: "mexc",
    maxKeys: null,
    async list() {
      const answer = await ask("GET", {});
      if (!answer.ok) return answer;
      const body = fields(answer.value);
      return keysOf(body["subAccount"] ?? body["subAccounts"] ?? answer.value, row);
    },
    async create({ name, like }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      const { native, allowlist: addresses } = rights.value;
      if (native.length === 0) return refused("bad-answer", "the old key has no permission to copy");
      const ip = addresses.status === "restricted" ? plainEntries(addresses).join(",") : undefined;
      const answer = await ask("POST", { note: name, permissions: native.join(","), ip });
      if (!answer.ok) return answer;
      const made = fields(answer.value);
      return issued("mexc", made["apiKey"], made["secretKey"]);
    },
    async remove(key) {
      const answer = await ask("DELETE", { apiKey: key.id });
      return done(answer);
    },
  };
}
