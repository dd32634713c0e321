import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { KeyPermissions } from "../key-permissions.ts";
import { either, type Fields, fields, flag, instant, words } from "./fields.ts";
import {
  allowlistByFlag,
  allowlistOf,
  byFlag,
  cannotTell,
  misshapen,
  type Reader,
  selfDescribed,
  unread,
} from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/openApi/v1/account/apiPermissions",
  purpose: "own-key",
  ccxt: [["account", "v1", "private"], "account/apiPermissions"],
};

/** Code 6 has no published meaning: it is left out, so that it makes the rest unknown. */
const MEANINGS: TokenMeanings = {
  "1": ["trade.spot", "trade.margin"],
  "2": ["read"],
  "3": ["trade.derivatives"],
  "4": ["transfer.internal"],
  "5": ["withdraw"],
  "7": ["transfer.internal"],
};

const MANAGE = cannotTell("no answer tells the right to manage sub-account keys");

function fromFlags(own: Fields): KeyPermissions {
  const entries = words(own["ipAddresses"]);
  const spot = byFlag(flag(own["enableSpotAndMarginTrading"]), "enableSpotAndMarginTrading");
  return selfDescribed("bingx", {
    scopes: {
      read: byFlag(flag(own["enableReading"]), "enableReading"),
      "trade.spot": spot,
      "trade.margin": spot,
      "trade.derivatives": byFlag(flag(own["enableFutures"]), "enableFutures"),
      "transfer.internal": byFlag(
        either(flag(own["enableInternalTransfer"]), flag(own["permitsUniversalTransfer"])),
        "enableInternalTransfer or permitsUniversalTransfer",
      ),
      withdraw: byFlag(flag(own["enableWithdrawals"]), "enableWithdrawals"),
      "manage-keys": MANAGE,
    },
    allowlist:
      entries === undefined
        ? allowlistByFlag(flag(own["ipRestrict"]), "ipRestrict")
        : allowlistOf(entries, "ipAddresses"),
    createdAt: instant(own["createTime"]),
    raw: own,
  });
}

/** BingX answers in one of two shapes, with codes or with flags. Source: BingX-API, account interface. */
export const bingx: Reader = {
  exchange: "bingx",
  ccxt: "bingx",
  origin: "https://open-api.bingx.com",
  requests: [OWN_KEY],
  timePath: "/openApi/swap/v2/server/time",
  intervalMs: 500,
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) return unread("bingx", outcome.failed);
    const body = fields(outcome.json);
    const own = fields(body?.["data"]) ?? body;
    if (own !== undefined && "enableReading" in own) return fromFlags(own);
    const codes = words(own?.["permissions"]);
    if (own === undefined || codes === undefined) return misshapen("bingx", "permissions");
    return selfDescribed("bingx", {
      scopes: { ...scopesOfTokens(codes, MEANINGS), "manage-keys": MANAGE },
      allowlist: allowlistOf(words(own["ipAddresses"]), "ipAddresses"),
      createdAt: instant(own["createTime"]),
      raw: own,
    });
  },
};
