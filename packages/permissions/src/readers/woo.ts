import { Secret } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import { fields, list, text, words } from "./fields.ts";
import { allowlistOf, cannotTell, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const OWN_KEYS: AllowedRequest = {
  method: "GET",
  path: "/v3/account/credentials",
  purpose: "own-key",
  ccxt: [["v3", "private"], "account/credentials"],
};

const MEANINGS: TokenMeanings = {
  READ: ["read"],
  TRADE: ["trade.spot", "trade.margin", "trade.derivatives"],
  WITHDRAWAL: ["withdraw"],
  WITHDRAW: ["withdraw"],
};

/** WOO X lists the account's keys. Source: docs.woox.io, get API credentials. */
export const woo: Reader = {
  exchange: "woo",
  ccxt: "woo",
  origin: "https://api.woox.io",
  requests: [OWN_KEYS],
  timePath: "/v3/public/systemInfo",
  intervalMs: 1_000,
  async read(session) {
    const outcome = await session.call(OWN_KEYS);
    if (outcome.failed !== undefined) return unread("woo", outcome.failed);
    const key = Secret.reveal(session.credential.key);
    const rows = list(fields(fields(outcome.json)?.["data"])?.["rows"])?.map(fields);
    const own = rows?.find((row) => row?.["apiKey"] === key);
    const tokens = words(own?.["permissions"]);
    if (own === undefined || tokens === undefined) return misshapen("woo", "the row of this key");
    const scopes = scopesOfTokens(tokens, MEANINGS);
    const account = text(own["accountName"])?.toLowerCase();
    return selfDescribed("woo", {
      scopes: {
        ...scopes,
        "transfer.internal": cannotTell("no permission is documented for transfers"),
        "manage-keys": never("keys are managed on the site only"),
      },
      // Left out where there is none: a missing field is an answer here.
      allowlist: allowlistOf(own["allowedIPs"] === undefined ? [] : words(own["allowedIPs"]), "allowedIPs"),
      account: account === "main" ? "main" : "unknown",
      raw: own,
    });
  },
};
