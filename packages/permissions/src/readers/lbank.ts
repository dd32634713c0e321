import type { AllowedRequest } from "../gate/allowed-request.ts";
import { fields, flag, instant } from "./fields.ts";
import { allowlistByFlag, byFlag, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";

const OWN_KEY: AllowedRequest = {
  method: "POST",
  path: "/v2/supplement/api_Restrictions.do",
  purpose: "own-key",
  ccxt: [["spot", "private"], "supplement/api_Restrictions"],
};

/** LBank tells flags, two of them only sometimes. Source: www.lbank.com/docs, API key permission. */
export const lbank: Reader = {
  exchange: "lbank",
  ccxt: "lbank",
  origin: "https://api.lbank.info",
  requests: [OWN_KEY],
  timePath: "/v2/timestamp.do",
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) return unread("lbank", outcome.failed);
    const own = fields(fields(outcome.json)?.["data"]);
    if (own === undefined || !("enableReading" in own)) return misshapen("lbank", "enableReading");
    return selfDescribed("lbank", {
      scopes: {
        read: byFlag(flag(own["enableReading"]), "enableReading"),
        "trade.spot": byFlag(flag(own["enableSpotTrading"]), "enableSpotTrading"),
        "trade.margin": never("the product does not exist here"),
        "trade.derivatives": byFlag(flag(own["enableFuturesTrading"]), "enableFuturesTrading"),
        "transfer.internal": byFlag(flag(own["enableTransfer"]), "enableTransfer"),
        withdraw: byFlag(flag(own["enableWithdrawals"]), "enableWithdrawals"),
        "manage-keys": never("keys are managed on the site only"),
      },
      allowlist: allowlistByFlag(flag(own["ipRestrict"]), "ipRestrict"),
      createdAt: instant(own["createTime"]),
      raw: own,
    });
  },
};
