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
import { base64Text, hex, hmac } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const BASE = "/api/v4/sub-account/api-key";
const PATHS = {
  create: `${BASE}/create`,
  delete: `${BASE}/delete`,
  list: `${BASE}/list`,
  addresses: `${BASE}/ip-address/list`,
  addAddress: `${BASE}/ip-address/create`,
} as const;

const api: Api = {
  host: "whitebit.com",
  allowed: [
    { method: "POST", path: PATHS.list, changes: false },
    { method: "POST", path: PATHS.addresses, changes: false },
    { method: "POST", path: PATHS.create, changes: true },
    { method: "POST", path: PATHS.addAddress, changes: true },
    { method: "POST", path: PATHS.delete, changes: true },
  ],
  classify(status, body) {
    if (status < 400) return undefined;
    if (status === 429) return { cause: "rate-limited", detail: "WhiteBIT answers that there were too many requests" };
    const { message, code } = fields(body);
    // Another process of this key was quicker by a hair: refused without effect, so tried again as after too many.
    if (/nonce/iu.test(text(message) ?? "")) return { cause: "rate-limited", detail: "WhiteBIT saw the nonce before" };
    if (message === undefined && code === undefined) return undefined;
    const causes: Readonly<Record<number, Cause>> = { 401: "ambiguous", 403: "permission-missing", 422: "bad-answer" };
    const cause = causes[status] ?? (status >= 500 ? "maintenance" : "bad-answer");
    return { cause, detail: `WhiteBIT answers ${text(code) ?? "without a code"} (HTTP ${status})` };
  },
};

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const [id, handle] = [text(key["apiKey"]), text(key["id"])];
  if (id === undefined || handle === undefined) return undefined;
  const type = text(key["type"]);
  const endpoints = list(key["accessEndpoints"]).map((item) => text(item) ?? text(fields(item)["path"]) ?? "?");
  return {
    id,
    masked: id.includes("*"),
    handle,
    name: text(key["title"]) ?? "",
    native: [
      `type=${type ?? "not told"}`,
      ...(flag(key["restrictAccess"]) === true ? ["only some endpoints", ...endpoints.sort()] : []),
    ],
    withdraw: type === "1" ? "no" : type === "2" ? "yes" : "unknown",
    allowlist: { status: "unknown", entries: [] },
  };
}

/**
 * Manages a WhiteBIT sub-account's keys with the main account's key; the sub-account is named by its
 * id. Addresses are added to a new key one by one. Read: docs.whitebit.com, sub-accounts, 2026-11.
 */
export function createWhitebitManager(options: KeyManagerOptions): KeyManager {
  const { credential, account } = options;
  let last = 0;

  async function sign(path: string, parameters: object): Promise<SignedRequest> {
    last = Math.max(last + 1, exchangeTime(options)); // must grow, also within a millisecond and when the clock jumps back
    const body = JSON.stringify({ ...parameters, request: path, nonce: String(last), nonceWindow: true });
    const payload = base64Text(body);
    const headers = {
      "Content-Type": "application/json",
      "X-TXC-APIKEY": Secret.reveal(credential.key),
      "X-TXC-PAYLOAD": payload,
      "X-TXC-SIGNATURE": hex(await hmac("SHA-512", credential.secret, payload)),
    };
    return { method: "POST", path, query: "", headers, body };
  }

  const ask = (path: string, parameters: object): Promise<CallResult<unknown>> =>
    call(options, api, () => sign(path, parameters));

  async function bind(id: unknown, entries: readonly string[]): Promise<CallResult<undefined>> {
    for (const ip of entries) {
      const answer = await ask(PATHS.addAddress, { id, ip });
      if (!answer.ok) return answer;
    }
    return { ok: true, value: undefined };
  }

  return {
    ...BY_CALLS,
    exchange: "whitebit",
    maxKeys: null,
    async list() {
      const answer = await ask(PATHS.list, { subAccountId: account });
      if (!answer.ok) return answer;
      return keysOf(Array.isArray(answer.value) ? answer.value : fields(answer.value)["data"], row);
    },
    async detail(key) {
      const answer = await ask(PATHS.addresses, { id: key.handle });
      if (!answer.ok) return answer;
      const items = Array.isArray(answer.value) ? answer.value : fields(answer.value)["data"];
      if (!Array.isArray(items)) return unclear("bad-answer", "the answer is no list of addresses");
      const entries = items.map((item: unknown) => text(item) ?? text(fields(item)["ip"]));
      return { ok: true, value: { ...key, allowlist: allowlist(entries) } };
    },
    async create({ name, like }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      const { native, allowlist: addresses, withdraw } = rights.value;
      if (withdraw !== "no") return refused("bad-answer", "the list does not tell the old key's type");
      if (native.length > 1)
        return refused("bad-answer", "the old key is held to some endpoints, which no call can copy");
      const answer = await ask(PATHS.create, { subAccountId: account, title: name, type: 1 });
      if (!answer.ok) return answer;
      const made = fields(answer.value);
      // Until it is bound the key is nobody's: a failure here leaves an orphan that is deleted by its name.
      const bound = await bind(made["id"], plainEntries(addresses));
      if (!bound.ok) return unclear(bound.cause, `an address could not be added: ${bound.detail}`);
      return issued("whitebit", made["apiKey"], made["apiSecret"]);
    },
    async remove(key) {
      const answer = await ask(PATHS.delete, { id: key.handle });
      return done(answer);
    },
  };
}
