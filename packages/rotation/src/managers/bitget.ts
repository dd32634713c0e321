import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, plainEntries, queryOf, text, withdrawFrom, words } from "./fields.ts";
import {
  BY_CALLS,
  type CallResult,
  done,
  type KeyManager,
  type KeyRights,
  keysOf,
  type ManagedKey,
  namedFor,
  refused,
} from "./key-manager.ts";
import { signText } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const UNIFIED = {
  list: "/api/v3/user/sub-api-list",
  create: "/api/v3/user/create-sub-api",
  delete: "/api/v3/user/delete-sub-api",
};
const CLASSIC = {
  list: "/api/v2/user/virtual-subaccount-apikey-list",
  create: "/api/v2/user/create-virtual-subaccount-apikey",
};
/** The account is of the other mode: the classic API must be used instead of the unified one. */
const OTHER_MODE = new Set(["40084", "40085"]);

/** What the codes mean; from the API's error page. */
const CAUSES: Readonly<Record<string, Cause>> = {
  "429": "rate-limited",
  "40006": "wrong-key",
  "40008": "clock-skew",
  "40009": "wrong-secret",
  "40012": "wrong-passphrase",
  "40014": "permission-missing",
  "40018": "address-not-allowed",
  "40037": "wrong-key",
};

const api: Api = {
  host: "api.bitget.com",
  allowed: [
    { method: "GET", path: UNIFIED.list, changes: false },
    { method: "GET", path: CLASSIC.list, changes: false },
    { method: "POST", path: UNIFIED.create, changes: true },
    { method: "POST", path: CLASSIC.create, changes: true },
    { method: "POST", path: UNIFIED.delete, changes: true },
  ],
  classify(_, body) {
    const code = text(fields(body)["code"]);
    if (code === undefined || code === "00000") return undefined;
    return { cause: CAUSES[code] ?? "bad-answer", detail: `Bitget answers ${code.slice(0, 12)}` };
  },
};

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const id = text(key["apiKey"] ?? key["subAccountApiKey"]);
  if (id === undefined) return undefined;
  const type = text(key["permType"] ?? key["type"]);
  const rights = words(key["permissions"] ?? key["permList"]);
  return {
    id,
    masked: id.includes("*"),
    name: text(key["note"] ?? key["label"]) ?? "",
    native: [...(type === undefined ? [] : [`type=${type}`]), ...rights],
    withdraw: withdrawFrom(rights, ["wwow"]),
    allowlist: allowlist(key["ips"] ?? key["ipList"] ?? ""),
  };
}

/**
 * Manages a Bitget sub-account's keys with the main account's key; the sub-account is named by its
 * UID. The unified API is asked first; an account of the classic kind can be listed and given keys,
 * but its API has no call that deletes one. Read: bitget.com/api-doc and SDKs, 2026-11.
 */
export function createBitgetManager(options: KeyManagerOptions): KeyManager {
  const { credential, account } = options;
  let classic = false;

  async function sign(method: "GET" | "POST", path: string, query: string, body: string): Promise<SignedRequest> {
    const timestamp = String(exchangeTime(options));
    const target = query === "" ? path : `${path}?${query}`;
    const headers = {
      "Content-Type": "application/json",
      "ACCESS-KEY": Secret.reveal(credential.key),
      "ACCESS-SIGN": await signText(credential.secret, `${timestamp}${method}${target}${body}`, "base64"),
      "ACCESS-TIMESTAMP": timestamp,
      "ACCESS-PASSPHRASE": credential.passphrase === undefined ? "" : Secret.reveal(credential.passphrase),
      locale: "en-US",
    };
    return { method, path, query, headers, ...(body === "" ? {} : { body }) };
  }

  const get = (path: string, query: string): Promise<CallResult<unknown>> =>
    call(options, api, () => sign("GET", path, query, ""));
  const post = (path: string, body: object): Promise<CallResult<unknown>> =>
    call(options, api, () => sign("POST", path, "", JSON.stringify(body)));

  async function ask(): Promise<CallResult<unknown>> {
    if (!classic) {
      const answer = await get(UNIFIED.list, queryOf({ subUid: account }));
      const code = answer.ok ? undefined : /\d{5}/u.exec(answer.detail)?.[0];
      if (code === undefined || !OTHER_MODE.has(code)) return answer;
      classic = true;
    }
    return get(CLASSIC.list, queryOf({ subAccountUid: account }));
  }

  function creation(name: string, passphrase: Secret, { native, allowlist: addresses }: KeyRights): object {
    const entries = addresses.status === "restricted" ? plainEntries(addresses) : [];
    const type = native.find((word) => word.startsWith("type="))?.slice(5);
    const rights = native.filter((word) => !word.startsWith("type="));
    const secret = Secret.reveal(passphrase);
    return classic
      ? { subAccountUid: account, passphrase: secret, label: name, ipList: entries, permType: type, permList: rights }
      : { subUid: account, passphrase: secret, note: name, ips: entries, type, permissions: rights };
  }

  return {
    ...BY_CALLS,
    exchange: "bitget",
    passphrase: { length: 24, alphabets: ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"] },
    maxKeys: null,
    get deletesByHand() {
      return classic;
    },
    async list() {
      const answer = await ask();
      if (!answer.ok) return answer;
      const { data } = fields(answer.value);
      return keysOf(Array.isArray(data) ? data : (fields(data)["items"] ?? fields(data)["list"]), row);
    },
    async create({ name, like, passphrase }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      if (passphrase === undefined) return refused("wrong-passphrase", "Bitget wants a passphrase chosen");
      const answer = await post(classic ? CLASSIC.create : UNIFIED.create, creation(name, passphrase, rights.value));
      if (!answer.ok) return answer;
      const made = fields(fields(answer.value)["data"]);
      return issued(
        "bitget",
        made["apiKey"] ?? made["subAccountApiKey"],
        made["secret"] ?? made["secretKey"],
        passphrase,
      );
    },
    async remove(key) {
      if (classic) {
        return refused(
          "bad-answer",
          `Bitget's classic API deletes no key: delete ${namedFor(key)} on the page of API keys`,
        );
      }
      const answer = await post(UNIFIED.delete, { subUid: account, apiKey: key.id });
      return done(answer);
    },
  };
}
