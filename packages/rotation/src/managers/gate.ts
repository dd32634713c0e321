import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, flag, list, plainEntries, text } from "./fields.ts";
import { BY_CALLS, type CallResult, done, type KeyManager, keysOf, type ManagedKey, refused } from "./key-manager.ts";
import { hex, hmac, sha512Hex } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

/** What the labels mean; from the API's error page. */
const CAUSES: Readonly<Record<string, Cause>> = {
  INVALID_KEY: "wrong-key",
  INVALID_SIGNATURE: "wrong-secret",
  IP_FORBIDDEN: "address-not-allowed",
  READ_ONLY: "permission-missing",
  FORBIDDEN: "permission-missing",
  REQUEST_EXPIRED: "clock-skew",
  SUB_ACCOUNT_LOCKED: "locked",
  TOO_MANY_REQUESTS: "rate-limited",
  TOO_BUSY: "maintenance",
  SERVER_ERROR: "maintenance",
};

const KEYS = "/api/v4/sub_accounts/*/keys";

const api: Api = {
  host: "api.gateio.ws",
  allowed: [
    { method: "GET", path: KEYS, changes: false },
    { method: "POST", path: KEYS, changes: true },
    { method: "DELETE", path: `${KEYS}/*`, changes: true },
  ],
  classify(status, body) {
    const { label, message } = fields(body);
    if (status < 400) return undefined;
    const word = text(label);
    if (word === undefined) return undefined;
    const address = /whitelist/iu.test(text(message) ?? "");
    const cause = address ? "address-not-allowed" : (CAUSES[word] ?? "bad-answer");
    return { cause, detail: `Gate answers ${/^[A-Z_]{1,60}$/u.test(word) ? word : "without a label"}` };
  },
};

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const id = text(key["key"]);
  if (id === undefined) return undefined;
  const rights = list(key["perms"]).map((item) => {
    const right = fields(item);
    const mode = flag(right["read_only"]) === true ? "read" : "write";
    return `${text(right["name"]) ?? ""}:${mode}`;
  });
  const mode = text(key["mode"]);
  return {
    id,
    masked: id.includes("*"),
    name: text(key["name"]) ?? "",
    native: [...rights.sort(), ...(mode === undefined ? [] : [`mode=${mode}`])],
    // Writing to the wallet is the right to transfer and to withdraw.
    withdraw: rights.includes("wallet:write") ? "yes" : "no",
    allowlist: allowlist(key["ip_whitelist"] ?? []),
  };
}

/**
 * Manages a Gate sub-account's keys with the main account's key; the sub-account is named by its user
 * id. Read: gate.com/docs/developers/apiv4, sub-account, 2026-11.
 */
export function createGateManager(options: KeyManagerOptions): KeyManager {
  const { credential, account } = options;
  const base = `/api/v4/sub_accounts/${encodeURIComponent(account)}/keys`;

  async function sign(method: SignedRequest["method"], path: string, body: string): Promise<SignedRequest> {
    const timestamp = String(Math.floor(exchangeTime(options) / 1000));
    const plain = [method, path, "", await sha512Hex(body), timestamp].join("\n");
    const headers = {
      Accept: "application/json",
      "Content-Type": "application/json",
      KEY: Secret.reveal(credential.key),
      Timestamp: timestamp,
      SIGN: hex(await hmac("SHA-512", credential.secret, plain)),
    };
    return { method, path, query: "", headers, ...(body === "" ? {} : { body }) };
  }

  const ask = (method: SignedRequest["method"], path: string, body = ""): Promise<CallResult<unknown>> =>
    call(options, api, () => sign(method, path, body));

  return {
    ...BY_CALLS,
    exchange: "gate",
    maxKeys: 20,
    async list() {
      const answer = await ask("GET", base);
      if (!answer.ok) return answer;
      return keysOf(answer.value, row);
    },
    async create({ name, like }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      const { native, allowlist: addresses } = rights.value;
      const perms = native
        .filter((word) => !word.startsWith("mode="))
        .map((word) => ({ name: word.slice(0, word.lastIndexOf(":")), read_only: word.endsWith(":read") }));
      if (perms.length === 0) return refused("bad-answer", "the old key has no permission to copy");
      const mode = native.find((word) => word.startsWith("mode="))?.slice(5);
      const answer = await ask(
        "POST",
        base,
        JSON.stringify({
          ...(mode === undefined ? {} : { mode: Number(mode) }),
          name,
          perms,
          ip_whitelist: addresses.status === "restricted" ? plainEntries(addresses) : [],
        }),
      );
      if (!answer.ok) return answer;
      const made = fields(answer.value);
      return issued("gate", made["key"], made["secret"]);
    },
    async remove(key) {
      const answer = await ask("DELETE", `${base}/${encodeURIComponent(key.id)}`);
      return done(answer);
    },
  };
}
