import { type Cause, Secret } from "@keyguard/core";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, list, plainEntries, text, words } from "./fields.ts";
import {
  BY_CALLS,
  type CallResult,
  done,
  type KeyManager,
  keysOf,
  type ManagedKey,
  namedFor,
  refused,
} from "./key-manager.ts";
import { hex, hmac } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const LIST = "/openApi/account/v1/apiKey/query";
const CREATE = "/openApi/subAccount/v1/apiKey/create";
const DELETE = "/openApi/subAccount/v1/apiKey/del";
/** The number of the right to withdraw. */
const WITHDRAW = "5";

/** What the codes mean; from the API's pages and reports. */
const CAUSES: Readonly<Record<number, Cause>> = {
  100001: "wrong-secret",
  100004: "permission-missing",
  100410: "rate-limited",
  100412: "wrong-secret",
  100413: "wrong-key",
  100419: "address-not-allowed",
  100421: "clock-skew",
};

const api: Api = {
  host: "open-api.bingx.com",
  allowed: [
    { method: "GET", path: LIST, changes: false },
    { method: "POST", path: CREATE, changes: true },
    { method: "POST", path: DELETE, changes: true },
  ],
  classify(_, body) {
    const { code } = fields(body);
    if (code === 0 || code === undefined) return undefined;
    const cause = typeof code === "number" ? CAUSES[code] : undefined;
    return { cause: cause ?? "bad-answer", detail: `BingX answers ${text(code) ?? "without a code"}` };
  },
};

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const id = text(key["apiKey"]);
  if (id === undefined) return undefined;
  const native = words(list(key["permissions"]).map((code) => text(code)));
  return {
    id,
    masked: id.includes("*"),
    name: text(key["note"]) ?? "",
    native,
    withdraw: native.includes(WITHDRAW) ? "yes" : "no",
    allowlist: allowlist(key["ipAddresses"] ?? []),
  };
}

/**
 * Manages a BingX sub-account's keys with the main account's key; the sub-account is named by its
 * UID. The list hides the middle of each id, so that an orphan can be seen and not deleted by a call.
 * Read: bingx-api.github.io and BingX-API/api-ai-skills, 2026-11.
 */
export function createBingxManager(options: KeyManagerOptions): KeyManager {
  const { credential, account } = options;

  async function sign(
    method: "GET" | "POST",
    path: string,
    parameters: Record<string, string>,
  ): Promise<SignedRequest> {
    const all: Record<string, string> = { ...parameters, recvWindow: "5000", timestamp: String(exchangeTime(options)) };
    const names = Object.keys(all).sort();
    const plain = names.map((name) => `${name}=${all[name] ?? ""}`).join("&");
    const signature = hex(await hmac("SHA-256", credential.secret, plain));
    const query = names.map((name) => `${name}=${encodeURIComponent(all[name] ?? "")}`).join("&");
    const headers = { "X-BX-APIKEY": Secret.reveal(credential.key) };
    return { method, path, query: `${query}&signature=${signature}`, headers };
  }

  const ask = (
    method: "GET" | "POST",
    path: string,
    parameters: Record<string, string>,
  ): Promise<CallResult<unknown>> => call(options, api, () => sign(method, path, parameters));

  return {
    ...BY_CALLS,
    exchange: "bingx",
    maxKeys: 20,
    async list() {
      const answer = await ask("GET", LIST, { uid: account });
      if (!answer.ok) return answer;
      const body = fields(answer.value);
      return keysOf(fields(body["data"] ?? body)["apiInfos"], row);
    },
    async create({ name, like }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      const { native, allowlist: addresses } = rights.value;
      if (native.length === 0) return refused("bad-answer", "the old key has no permission to copy");
      const answer = await ask("POST", CREATE, {
        subUid: account,
        note: name,
        permissions: JSON.stringify(native.map(Number)),
        ...(addresses.status === "restricted" ? { ipAddresses: JSON.stringify(plainEntries(addresses)) } : {}),
      });
      if (!answer.ok) return answer;
      const body = fields(answer.value);
      const made = fields(body["data"] ?? body);
      return issued("bingx", made["apiKey"], made["secretKey"] ?? made["apiSecret"]);
    },
    async remove(key) {
      if (key.masked) {
        return refused(
          "bad-answer",
          `BingX shows only a part of the id of a key: delete ${namedFor(key)} on the page of API keys`,
        );
      }
      const answer = await ask("POST", DELETE, { subUid: account, apiKey: key.id });
      return done(answer);
    },
  };
}
