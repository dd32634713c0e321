import { type Credential, Secret } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import { askSisters } from "./elsewhere.ts";
import { fields, words } from "./fields.ts";
import { hmacHex } from "./own-signature.ts";
import { allowlistOf, misshapen, type Reader, selfDescribed, unknownAllowlist, unread } from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

/** The secret signs here; the grant that carries it in the address is barred at the gate. */
const SIGN_IN: AllowedRequest = {
  method: "GET",
  path: "/api/v2/public/auth",
  purpose: "own-key",
  ccxt: ["public", "auth"],
  pinned: { grant_type: "client_signature" },
};

const MEANINGS: TokenMeanings = {
  "account:read": ["read"],
  "account:read_write": ["read", "manage-keys"],
  "trade:read": ["read"],
  "trade:read_write": ["read", "trade.spot", "trade.margin", "trade.derivatives"],
  "wallet:read": ["read"],
  "wallet:read_write": ["read", "transfer.internal", "withdraw"],
  "block_trade:read": ["read"],
  "block_trade:read_write": ["read", "trade.derivatives"],
  "block_rfq:read": ["read"],
  "block_rfq:read_write": ["read", "trade.derivatives"],
  "custody:read": ["read"],
  "custody:read_write": ["read", "withdraw"],
  ...Object.fromEntries(
    ["account", "trade", "wallet", "block_trade", "block_rfq", "custody"].map((area) => [`${area}:none`, [] as const]),
  ),
  connection: [],
  mainaccount: [],
};

async function params({ key, secret }: Credential, now: number): Promise<Record<string, string>> {
  const timestamp = String(Math.round(now));
  const nonce = crypto.randomUUID().slice(0, 8);
  const signature = await hmacHex("SHA-256", Secret.reveal(secret), `${timestamp}\n${nonce}\n`);
  return { grant_type: "client_signature", client_id: Secret.reveal(key), timestamp, nonce, data: "", signature };
}

/** Deribit tells a key's scope when it signs in; the session token is dropped. Source: docs.deribit.com, public/auth and access scope. */
export const deribit: Reader = {
  exchange: "deribit",
  ccxt: "deribit",
  origin: "https://www.deribit.com",
  otherOrigins: ["https://test.deribit.com"],
  requests: [SIGN_IN],
  timePath: "/api/v2/public/get_time",
  async read(session) {
    const outcome = await session.call(SIGN_IN, (now) => params(session.credential, now));
    if (outcome.failed !== undefined) {
      const test = [{ origin: "https://test.deribit.com", name: "the testnet" }];
      return unread(
        "deribit",
        await askSisters(session, test, SIGN_IN, outcome.failed, (now) => params(session.credential, now)),
      );
    }
    const tokens = words(fields(fields(outcome.json)?.["result"])?.["scope"], /\s+/u);
    if (tokens === undefined) return misshapen("deribit", "scope");
    const rights = tokens.filter((token) => !/^(?:(?:session|expires|ip|login):|login$)/u.test(token));
    const bound = tokens.filter((token) => token.startsWith("ip:")).map((token) => token.slice(3));
    return selfDescribed("deribit", {
      scopes: scopesOfTokens(rights, MEANINGS),
      allowlist:
        bound.length > 0
          ? allowlistOf(bound, "scope ip")
          : unknownAllowlist("the key's list is told only by a call that also returns secrets; it is not made"),
      account: tokens.includes("mainaccount") ? "main" : "sub",
      raw: { scope: tokens.filter((token) => !token.startsWith("session:")) },
    });
  },
};
