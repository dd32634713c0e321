import type { AllowedRequest } from "../gate/allowed-request.ts";
import { fields, flag } from "./fields.ts";
import {
  byFlag,
  cannotTell,
  misshapen,
  never,
  type Reader,
  selfDescribed,
  unknownAllowlist,
  unread,
} from "./reader.ts";

const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/api/v3/brokerage/key_permissions",
  purpose: "own-key",
  ccxt: [["v3", "private"], "brokerage/key_permissions"],
};

/** Coinbase tells three flags; one transfer right covers moves inside and out. Source: docs.cdp.coinbase.com, get API key permissions. */
export const coinbase: Reader = {
  exchange: "coinbase",
  ccxt: "coinbase",
  origin: "https://api.coinbase.com",
  requests: [OWN_KEY],
  timePath: "/v2/time",
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) return unread("coinbase", outcome.failed);
    const own = fields(outcome.json);
    if (own === undefined || !("can_view" in own)) return misshapen("coinbase", "can_view");
    const trade = flag(own["can_trade"]);
    const transfer = byFlag(flag(own["can_transfer"]), "can_transfer");
    return selfDescribed("coinbase", {
      scopes: {
        read: byFlag(flag(own["can_view"]), "can_view"),
        "trade.spot": byFlag(trade, "can_trade"),
        "trade.margin": never("the product does not exist here"),
        "trade.derivatives":
          trade === "no"
            ? byFlag(trade, "can_trade")
            : cannotTell("can_trade reaches futures where the account has them"),
        "transfer.internal": transfer,
        withdraw: transfer,
        "manage-keys": never("keys are managed in the portal only"),
      },
      allowlist: unknownAllowlist("the portal has a list, the interface does not show it"),
      raw: own,
    });
  },
};
