import { Secret } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import { fields, instant, list, text, words } from "./fields.ts";
import { allowlistOf, cannotTell, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const UID: AllowedRequest = { method: "GET", path: "/v2/user/uid", purpose: "read", ccxt: ["v2Private", "user/uid"] };
const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/v2/user/api-key",
  purpose: "own-key",
  ccxt: ["v2Private", "user/api-key"],
};

const MEANINGS: TokenMeanings = {
  readOnly: ["read"],
  trade: ["trade.spot", "trade.margin", "trade.derivatives", "transfer.internal"],
  withdraw: ["withdraw"],
};

const DAY = 86_400_000;

/** HTX wants the account's number first, then tells the key. Source: huobiapi.github.io/docs/spot/v1, API key query. */
export const htx: Reader = {
  exchange: "htx",
  ccxt: "htx",
  origin: "https://api.huobi.pro",
  requests: [UID, OWN_KEY],
  timePath: "/v1/common/timestamp",
  async read(session) {
    const account = await session.call(UID);
    if (account.failed !== undefined) return unread("htx", account.failed);
    const uid = text(fields(account.json)?.["data"]);
    if (uid === undefined) return misshapen("htx", "the account's number");
    const accessKey = Secret.reveal(session.credential.key);
    const outcome = await session.call(OWN_KEY, { uid, accessKey });
    if (outcome.failed !== undefined) return unread("htx", outcome.failed);
    const rows = list(fields(outcome.json)?.["data"]) ?? [];
    const own = rows.map(fields).find((row) => row?.["accessKey"] === accessKey);
    const tokens = words(own?.["permission"]);
    if (own === undefined || tokens === undefined) return misshapen("htx", "the row of this key");
    const scopes = scopesOfTokens(tokens, MEANINGS);
    // -1 is a key without an end, and what is no number tells nothing.
    const days = /^\d{1,6}$/u.test(text(own["validDays"]) ?? "") ? Number(own["validDays"]) : undefined;
    const left = own["status"] === "expired" ? 0 : days;
    const expires = left === undefined ? null : new Date(session.now() + left * DAY).toISOString();
    return selfDescribed("htx", {
      scopes: {
        ...scopes,
        "manage-keys":
          scopes["trade.spot"].answer === "no"
            ? never("managing sub-user keys needs the trading right")
            : cannotTell("with the trading right and a one-time code a main user's key can create keys of sub-users"),
      },
      allowlist: allowlistOf(words(own["ipAddresses"]), "ipAddresses"),
      createdAt: instant(own["createTime"]),
      expiry: expires === null ? null : { at: expires, what: "key" },
      raw: own,
    });
  },
};
