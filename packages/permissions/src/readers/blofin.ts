import type { AllowedRequest } from "../gate/allowed-request.ts";
import { askSisters } from "./elsewhere.ts";
import { fields, flag, instant, not, text, words } from "./fields.ts";
import { allowlistOf, byFlag, cannotTell, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";

const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/api/v1/user/query-apikey",
  purpose: "own-key",
  ccxt: ["private", "user/query-apikey"],
};

/** BloFin tells read-only or not; transfer and withdrawal have rights of their own, which it does not tell. Source: docs.blofin.com, query API key. */
export const blofin: Reader = {
  exchange: "blofin",
  ccxt: "blofin",
  origin: "https://openapi.blofin.com",
  otherOrigins: ["https://demo-trading-openapi.blofin.com"],
  requests: [OWN_KEY],
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) {
      const demo = [{ origin: "https://demo-trading-openapi.blofin.com", name: "the demo site" }];
      return unread("blofin", await askSisters(session, demo, OWN_KEY, outcome.failed));
    }
    const own = fields(fields(outcome.json)?.["data"]);
    if (own === undefined || !("readOnly" in own)) return misshapen("blofin", "readOnly");
    const write = byFlag(not(flag(own["readOnly"])), "readOnly is not set");
    const hidden =
      write.answer === "no" ? never("readOnly: 1") : cannotTell("the right exists, and the answer does not tell it");
    const parent = text(own["parentUid"]);
    const expires = instant(own["expireTime"]);
    return selfDescribed("blofin", {
      scopes: {
        read: { answer: "yes", reason: "the key could ask about itself" },
        "trade.spot": write,
        "trade.margin": write,
        "trade.derivatives": write,
        "transfer.internal": hidden,
        withdraw: hidden,
        "manage-keys": never("keys are managed on the site only"),
      },
      allowlist: allowlistOf(words(own["ips"]), "ips"),
      account:
        parent === undefined
          ? "unknown"
          : parent === "0" || parent === "" || parent === text(own["uid"])
            ? "main"
            : "sub",
      createdAt: instant(own["createTime"]),
      expiry: expires === null ? null : { at: expires, what: "key" },
      raw: own,
    });
  },
};
