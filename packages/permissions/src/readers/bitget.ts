import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { KeyPermissions } from "../key-permissions.ts";
import { type Fields, fields, text, words } from "./fields.ts";
import { allowlistOf, cannotTell, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const UNIFIED: AllowedRequest = {
  method: "GET",
  path: "/api/v3/account/info",
  purpose: "own-key",
  ccxt: [["private", "uta"], "v3/account/info"],
};
const CLASSIC: AllowedRequest = {
  method: "GET",
  path: "/api/v2/spot/account/info",
  purpose: "own-key",
  ccxt: [["private", "spot"], "v2/spot/account/info"],
};

/** Codes end in `r` for reading and `w` for writing. */
const CLASSIC_MEANINGS: TokenMeanings = {
  ...Object.fromEntries(
    ["read", "readonly", "coor", "cpor", "stor", "smor", "ttor", "wtor", "taxr", "chor", "p2pr", "pllr"].map((code) => [
      code,
      ["read"] as const,
    ]),
  ),
  trade: ["read", "trade.spot", "trade.margin", "trade.derivatives"],
  stow: ["trade.spot"],
  smow: ["trade.margin"],
  coow: ["trade.derivatives"],
  cpow: ["trade.derivatives"],
  ttow: ["trade.derivatives"],
  wtow: ["transfer.internal"],
  wwow: ["withdraw"],
  chow: ["manage-keys"],
  p2p: [],
  pllw: [],
  taxw: [],
};

const UNIFIED_MEANINGS: TokenMeanings = {
  uta_mgt: ["transfer.internal"],
  uta_trade: ["trade.spot", "trade.margin", "trade.derivatives"],
  copy_futures_position: ["trade.derivatives"],
  copy_futures_order: ["trade.derivatives"],
  withdraw: ["withdraw"],
};

function accountOf(own: Fields): KeyPermissions["account"] {
  const parent = text(own["parentId"]);
  if (parent === undefined) return "unknown";
  return parent === "" || parent === "0" || parent === text(own["userId"]) ? "main" : "sub";
}

function unified(own: Fields, tokens: readonly string[]): KeyPermissions {
  const scopes = scopesOfTokens(tokens, UNIFIED_MEANINGS);
  const readOnly = own["permType"] === "read-only";
  const told = readOnly || own["permType"] === "read-and-write";
  const write = Object.entries(scopes).map(([scope, answer]) => {
    if (scope === "withdraw" && answer.answer === "yes") return [scope, answer]; // said outright, whatever the type
    if (readOnly) return [scope, never("permType: read-only")];
    return [scope, told ? answer : cannotTell("the answer has no usable permType")];
  });
  const manage =
    tokens.includes("uta_mgt") && !readOnly
      ? cannotTell("uta_mgt may include sub-account keys")
      : scopes["manage-keys"];
  return selfDescribed("bitget", {
    scopes: {
      ...Object.fromEntries(write),
      "manage-keys": manage,
      read: { answer: "yes", reason: "the key could ask about itself" },
    },
    allowlist: allowlistOf(words(own["ips"]), "ips"),
    account: accountOf(own),
    raw: own,
  });
}

/** Unified accounts answer on v3, classic ones on v2; which one it is shows in the asking. Source: www.bitget.com/api-doc. */
export const bitget: Reader = {
  exchange: "bitget",
  ccxt: "bitget",
  origin: "https://api.bitget.com",
  requests: [UNIFIED, CLASSIC],
  timePath: "/api/v2/public/time",
  intervalMs: 1_000,
  async read(session) {
    const outcome = await session.call(UNIFIED);
    if (outcome.failed === undefined) {
      const own = fields(fields(outcome.json)?.["data"]);
      const tokens = words(own?.["permissions"]);
      if (own !== undefined && tokens !== undefined) return unified(own, tokens);
    } else if (
      !["wrong-environment", "wrong-passphrase", "bad-answer", "permission-missing"].includes(outcome.failed.cause)
    )
      return unread("bitget", outcome.failed);
    const classic = await session.call(CLASSIC);
    // The first refusal is the telling one where both refuse, unless it only spoke of the kind of account.
    if (classic.failed !== undefined)
      return unread(
        "bitget",
        outcome.failed === undefined || outcome.failed.cause === "wrong-environment" ? classic.failed : outcome.failed,
      );
    const own = fields(fields(classic.json)?.["data"]);
    const tokens = words(own?.["authorities"]);
    if (own === undefined || tokens === undefined) return misshapen("bitget", "authorities");
    const scopes = scopesOfTokens(tokens, CLASSIC_MEANINGS);
    // A sale to a person moves funds out, too; that this right cannot is not documented.
    const sells = tokens.includes("p2p") && scopes.withdraw.answer === "no";
    return selfDescribed("bitget", {
      scopes: sells ? { ...scopes, withdraw: cannotTell("permission p2p may move funds to other people") } : scopes,
      allowlist: allowlistOf(words(own["ips"]), "ips"),
      account: accountOf(own),
      raw: own,
    });
  },
};
