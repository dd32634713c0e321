import type { AllowedRequest } from "../gate/allowed-request.ts";
import { fields, flag, instant, words } from "./fields.ts";
import { allowlistOf, byFlag, misshapen, type Reader, selfDescribed, unread } from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/api/v1/user/api-key",
  purpose: "own-key",
  ccxt: ["private", "user/api-key"],
};

/** The interface calls the portal's Withdrawal `Transfer` and its FlexTransfers `InnerTransfer`. */
const MEANINGS: TokenMeanings = {
  General: ["read"],
  Spot: ["trade.spot"],
  Trade: ["trade.spot"],
  Margin: ["trade.margin"],
  Futures: ["trade.derivatives"],
  Unified: ["trade.spot", "trade.margin", "trade.derivatives"],
  Earn: [],
  InnerTransfer: ["transfer.internal"],
  FlexTransfers: ["transfer.internal"],
  Transfer: ["withdraw", "transfer.internal"],
  Withdrawal: ["withdraw"],
  Withdraw: ["withdraw"],
};

/** KuCoin describes the key. Source: www.kucoin.com/docs-new, get API key info; the official SDK for the right to manage keys. */
export const kucoin: Reader = {
  exchange: "kucoin",
  ccxt: "kucoin",
  origin: "https://api.kucoin.com",
  requests: [OWN_KEY],
  timePath: "/api/v1/timestamp",
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) return unread("kucoin", outcome.failed);
    const own = fields(fields(outcome.json)?.["data"]);
    const tokens = words(own?.["permission"]);
    if (own === undefined || tokens === undefined) return misshapen("kucoin", "permission");
    const main = flag(own["isMaster"]);
    const expires = instant(own["expiredAt"]);
    // The list is left out where there is none, so a missing field is an answer here.
    const list = own["ipWhitelist"] === undefined || own["ipWhitelist"] === null ? [] : words(own["ipWhitelist"]);
    return selfDescribed("kucoin", {
      scopes: {
        ...scopesOfTokens(tokens, MEANINGS),
        "manage-keys": byFlag(main, "isMaster (every key of a main account may manage sub-account keys)"),
      },
      allowlist: allowlistOf(list, "ipWhitelist"),
      account: main === "unknown" ? "unknown" : main === "yes" ? "main" : "sub",
      createdAt: instant(own["createdAt"]),
      expiry: expires === null ? null : { at: expires, what: "key" },
      raw: own,
    });
  },
};
