import type { AllowedRequest } from "../gate/allowed-request.ts";
import { type Fields, fields, instant, words } from "./fields.ts";
import { allowlistOf, misshapen, type Reader, selfDescribed, unread } from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const OWN_KEY: AllowedRequest = {
  method: "POST",
  path: "/0/private/GetApiKeyInfo",
  purpose: "own-key",
  ccxt: ["private", "GetApiKeyInfo"],
};

const READ = ["read"] as const;
const MEANINGS: TokenMeanings = {
  "query-funds": READ,
  "query-open-trades": READ,
  "query-closed-trades": READ,
  "query-ledger": READ,
  "export-data": READ,
  "add-funds": [],
  "create-ws-token": [],
  "modify-trades": ["trade.spot", "trade.margin"],
  "close-trades": ["trade.spot"],
  "earn-funds": ["transfer.internal"],
  "withdraw-funds": ["withdraw", "transfer.internal"],
};

/** The documented answer is in camel case, the recorded one in snake case: both are read. */
function either(own: Fields, snake: string, camel: string): unknown {
  return own[snake] ?? own[camel];
}

/** Kraken tells everything, in a call that needs no permission. Source: docs.kraken.com, get API key info. */
export const kraken: Reader = {
  exchange: "kraken",
  ccxt: "kraken",
  origin: "https://api.kraken.com",
  requests: [OWN_KEY],
  timePath: "/0/public/Time",
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) return unread("kraken", outcome.failed);
    const own = fields(fields(outcome.json)?.["result"]);
    const tokens = words(own?.["permissions"]);
    if (own === undefined || tokens === undefined) return misshapen("kraken", "permissions");
    const scopes = scopesOfTokens(tokens, MEANINGS, {
      "trade.derivatives": "futures have keys of their own",
      "manage-keys": "no key can manage keys",
    });
    const used = either(own, "last_used", "lastUsed");
    const until = instant(either(own, "valid_until", "validUntil"), "s");
    return selfDescribed("kraken", {
      scopes,
      allowlist: allowlistOf(words(either(own, "ip_allowlist", "ipAllowlist")), "ip_allowlist"),
      createdAt: instant(either(own, "created_time", "createdTime"), "s"),
      lastUsedAt: used === "0" || used === 0 ? "never" : instant(used, "s"),
      expiry: until === null ? null : { at: until, what: "key" },
      raw: own,
    });
  },
};
