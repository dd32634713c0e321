import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, flag, list, plainEntries, text } from "./fields.ts";
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
import { hex, hmac } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const PATHS = {
  list: "/api/v2/private/list_api_keys",
  create: "/api/v2/private/create_api_key",
  edit: "/api/v2/private/edit_api_key",
  remove: "/api/v2/private/remove_api_key",
} as const;

/** What the codes mean; the newest page and the field show different numbers, so both stand here. */
const CAUSES: Readonly<Record<number, Cause>> = {
  10000: "wrong-key",
  10001: "wrong-key",
  10005: "permission-missing",
  10028: "rate-limited",
  11051: "maintenance",
  13003: "permission-missing",
  13004: "wrong-key",
  13009: "wrong-key",
  13010: "wrong-key",
  13011: "wrong-key",
  13021: "permission-missing",
  13028: "maintenance",
};

const api: Api = {
  host: "www.deribit.com",
  allowed: [
    { method: "GET", path: PATHS.list, changes: false },
    { method: "GET", path: PATHS.create, changes: true },
    { method: "GET", path: PATHS.edit, changes: true },
    { method: "GET", path: PATHS.remove, changes: true },
  ],
  classify(_, body) {
    const { error } = fields(body);
    if (error === undefined) return undefined;
    const { code } = fields(error);
    const cause = typeof code === "number" ? CAUSES[code] : undefined;
    const detail =
      code === 13003 ? "Deribit wants a one-time code" : `Deribit answers ${text(code) ?? "without a code"}`;
    return { cause: cause ?? "bad-answer", detail };
  },
};

/** A row; the list also holds secrets, which stay where they are. */
function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const [id, handle] = [text(key["client_id"]), text(key["id"])];
  if (id === undefined || handle === undefined) return undefined;
  const scope = (text(key["max_scope"]) ?? "").split(/\s+/u).filter((word) => word !== "");
  const features = list(key["enabled_features"]).map((item) => `feature=${text(item) ?? "?"}`);
  const native = [...scope.sort(), ...features.sort(), ...(flag(key["enabled"]) === false ? ["switched off"] : [])];
  const wallet = scope.find((word) => word.startsWith("wallet:"));
  return {
    id,
    masked: id.includes("*"),
    handle,
    name: text(key["name"]) ?? "",
    native,
    withdraw: scope.length === 0 ? "unknown" : wallet === "wallet:read_write" ? "yes" : "no",
    allowlist: allowlist(key["ip_whitelist"] ?? []),
  };
}

/**
 * Manages the keys of the Deribit account that the managing key belongs to. Where the account has
 * security keys, every call wants a one-time code. Read: docs.deribit.com, account management, 2026-11.
 */
export function createDeribitManager(options: KeyManagerOptions): KeyManager {
  const { credential, oneTimeCode } = options;

  async function sign(path: string, parameters: Record<string, string>): Promise<SignedRequest> {
    const query = new URLSearchParams(parameters).toString();
    const uri = query === "" ? path : `${path}?${query}`;
    const timestamp = String(exchangeTime(options));
    const nonce = hex(crypto.getRandomValues(new Uint8Array(8)));
    const plain = `${timestamp}\n${nonce}\nGET\n${uri}\n\n`;
    const signature = hex(await hmac("SHA-256", credential.secret, plain));
    const id = Secret.reveal(credential.key);
    const Authorization = `deri-hmac-sha256 id=${id},ts=${timestamp},sig=${signature},nonce=${nonce}`;
    return { method: "GET", path, query, headers: { Authorization } };
  }

  /** Once without a code; when the exchange wants one and a person is there, once more with it. */
  async function ask(path: string, parameters: Record<string, string>): Promise<CallResult<unknown>> {
    const first = await call(options, api, () => sign(path, parameters));
    const challenge = first.ok ? fields(fields(first.value)["result"]) : {};
    const wanted = first.ok
      ? flag(challenge["security_key_authorization_required"]) === true
      : first.detail.includes("one-time");
    if (!wanted) return first;
    if (oneTimeCode === undefined)
      return refused("permission-missing", "Deribit wants a one-time code, and nobody is there to type it");
    const code = Secret.reveal(await oneTimeCode());
    const token = text(challenge["challenge"]);
    const second = await call(options, api, () =>
      sign(path, { ...parameters, authorization_data: code, ...(token === undefined ? {} : { challenge: token }) }),
    );
    // The first call was signed alike, so what is new in the second is the code.
    if (second.ok || !second.certain) return second;
    return refused(second.cause, `${second.detail} to the one-time code`);
  }

  return {
    ...BY_CALLS,
    exchange: "deribit",
    keyName: (rotation) => `kg_${rotation}`, // letters, digits and underscores, at most 16
    maxKeys: null,
    async list() {
      const answer = await ask(PATHS.list, {});
      if (!answer.ok) return answer;
      return keysOf(fields(answer.value)["result"], row);
    },
    async create({ name, like }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      const { native, allowlist: addresses, withdraw } = rights.value;
      if (withdraw !== "no" || native.includes("switched off"))
        return refused("bad-answer", "the old key's scope is not one to copy");
      const scope = native.filter((word) => !word.startsWith("feature=")).join(" ");
      const features = native.filter((word) => word.startsWith("feature=")).map((word) => word.slice(8));
      const more: Record<string, string> = features.length === 0 ? {} : { enabled_features: JSON.stringify(features) };
      const answer = await ask(PATHS.create, { max_scope: scope, name, ...more });
      if (!answer.ok) return answer;
      const made = fields(fields(answer.value)["result"]);
      if (addresses.status === "restricted") {
        const entries = JSON.stringify(plainEntries(addresses));
        const bound = await ask(PATHS.edit, {
          id: text(made["id"]) ?? "",
          max_scope: scope,
          name,
          ip_whitelist: entries,
          ...more,
        });
        // Until it is bound the key is nobody's: a failure here leaves an orphan that is deleted by its name.
        if (!bound.ok) return unclear(bound.cause, `the addresses could not be set: ${bound.detail}`);
      }
      return issued("deribit", made["client_id"], made["client_secret"]);
    },
    async remove(key) {
      const answer = await ask(PATHS.remove, { id: key.handle ?? "" });
      return done(answer);
    },
  };
}
