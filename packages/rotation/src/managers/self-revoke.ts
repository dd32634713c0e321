import { Secret } from "@keyguard/core";
import { classifyBybit, signBybit } from "./bybit.ts";
import { fields, text } from "./fields.ts";
import { type CallResult, done } from "./key-manager.ts";
import { hex, hmac } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

/** A key that can be made to kill itself. */
export interface SelfRevoker {
  /** True when the call kills every key of the account, not only the one that calls. */
  readonly killsAll: boolean;
  revoke(): Promise<CallResult<undefined>>;
}

type Options = Omit<KeyManagerOptions, "account" | "oneTimeCode">;

const BYBIT: Api = {
  host: "api.bybit.com",
  allowed: [{ method: "POST", path: "/v5/user/delete-api", changes: true }],
  classify: classifyBybit,
};

const BITSTAMP: Api = {
  host: "www.bitstamp.net",
  allowed: [{ method: "POST", path: "/api/v2/revoke_all_api_keys/", changes: true }],
  classify(status, body) {
    const { code, status: state } = fields(body);
    if (state !== "error" && status < 400) return undefined;
    const cause = code === "API0001" ? "wrong-key" : code === "API0002" ? "address-not-allowed" : "bad-answer";
    return { cause, detail: `Bitstamp answers ${text(code)?.slice(0, 12) ?? "without a code"}` };
  },
};

async function signBitstamp(options: KeyManagerOptions): Promise<SignedRequest> {
  const { credential } = options;
  const path = "/api/v2/revoke_all_api_keys/";
  const host = options.endpoint === undefined ? BITSTAMP.host : new URL(options.endpoint).host;
  const nonce = crypto.randomUUID();
  const timestamp = String(exchangeTime(options));
  const id = `BITSTAMP ${Secret.reveal(credential.key)}`;
  const plain = `${id}POST${host}${path}${nonce}${timestamp}v2`;
  return {
    method: "POST",
    path,
    query: "",
    headers: {
      "X-Auth": id,
      "X-Auth-Signature": hex(await hmac("SHA-256", credential.secret, plain)),
      "X-Auth-Nonce": nonce,
      "X-Auth-Timestamp": timestamp,
      "X-Auth-Version": "v2",
    },
  };
}

/**
 * The call with which a key kills itself, for the hour after a leak; undefined for an exchange that
 * has none. Only Bybit's and Bitstamp's are known, and Bitstamp's kills every key of the account.
 */
export function createSelfRevoker(exchange: string, given: Options): SelfRevoker | undefined {
  const options: KeyManagerOptions = { ...given, account: "" };
  switch (exchange) {
    case "bybit":
      return {
        killsAll: false,
        revoke: async () =>
          done(await call(options, BYBIT, () => signBybit(options, "POST", "/v5/user/delete-api", "{}"))),
      };
    case "bitstamp":
      return { killsAll: true, revoke: async () => done(await call(options, BITSTAMP, () => signBitstamp(options))) };
    default:
      return undefined;
  }
}
