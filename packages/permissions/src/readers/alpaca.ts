import type { AllowedRequest } from "../gate/allowed-request.ts";
import { scopeAnswers } from "../key-permissions.ts";
import { askSisters } from "./elsewhere.ts";
import { fields, flag, not, redactFlags } from "./fields.ts";
import { byFlag, cannotTell, misshapen, never, type Reader, unknownAllowlist, unread } from "./reader.ts";

const ACCOUNT: AllowedRequest = {
  method: "GET",
  path: "/v2/account",
  purpose: "read",
  ccxt: [["trader", "private"], "v2/account"],
};

/** Alpaca's keys have no scopes: each may do what its account may. Source: alpacahq/alpaca-docs. */
export const alpaca: Reader = {
  exchange: "alpaca",
  ccxt: "alpaca",
  origin: "https://api.alpaca.markets",
  otherOrigins: ["https://paper-api.alpaca.markets"],
  requests: [ACCOUNT],
  async read(session) {
    const outcome = await session.call(ACCOUNT);
    if (outcome.failed !== undefined) {
      const paper = [{ origin: "https://paper-api.alpaca.markets", name: "the paper site" }];
      return unread("alpaca", await askSisters(session, paper, ACCOUNT, outcome.failed));
    }
    const account = fields(outcome.json);
    if (account === undefined || !("trading_blocked" in account)) return misshapen("alpaca", "trading_blocked");
    const blocked = flag(account["trading_blocked"]);
    // A blocked account may be opened again: that is no "no" of the key.
    const trade =
      blocked === "no"
        ? byFlag(not(blocked), "keys have no scopes, and the account trades")
        : cannotTell("the account is blocked or does not tell");
    const scopes = scopeAnswers(
      {
        read: { answer: "yes", reason: "the account could be read" },
        "trade.spot": trade,
        "trade.margin": trade,
        "trade.derivatives": cannotTell("options depend on the account's level"),
        "transfer.internal": cannotTell("keys have no scopes; the account's wallet may move crypto"),
        withdraw: cannotTell("keys have no scopes; the account's wallet may move crypto"),
        "manage-keys": never("keys are managed on the site only"),
      },
      "the exchange does not tell",
    );
    return {
      exchange: "alpaca",
      scopes,
      allowlist: unknownAllowlist("the exchange does not tell"),
      account: "unknown",
      createdAt: null,
      lastUsedAt: null,
      expiry: null,
      environment: "unknown",
      answer: "probed",
      raw: redactFlags(account),
      diagnosis: null,
    };
  },
};
