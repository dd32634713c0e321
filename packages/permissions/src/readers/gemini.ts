import { type Credential, Secret } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { Signer } from "../transport/signed-request.ts";
import { either, fields, flag } from "./fields.ts";
import { hmacHex } from "./own-signature.ts";
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
  method: "POST",
  path: "/v1/roles",
  purpose: "own-key",
  ccxt: ["private", "v1/roles"],
};

/** ccxt refuses the keys of a master group, which begin with `master-`; these few lines sign for both kinds. */
function signer(credential: Credential, origin: string, now: () => number): Signer {
  let last = 0;
  return {
    async sign({ method, path }, _params, skewMs) {
      last = Math.max(last + 1, Math.round(now()));
      const payload = btoa(JSON.stringify({ request: path, nonce: last + Math.round(skewMs) }));
      const signature = await hmacHex("SHA-384", Secret.reveal(credential.secret), payload);
      const headers = {
        "content-type": "text/plain",
        "cache-control": "no-cache",
        "X-GEMINI-APIKEY": Secret.reveal(credential.key),
        "X-GEMINI-PAYLOAD": payload,
        "X-GEMINI-SIGNATURE": signature,
      };
      return { url: `${origin}${path}`, method, headers };
    },
  };
}

/** Gemini tells the key's roles. Source: docs.gemini.com, roles. */
export const gemini: Reader = {
  exchange: "gemini",
  ccxt: "gemini",
  origin: "https://api.gemini.com",
  requests: [OWN_KEY],
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) return unread("gemini", outcome.failed);
    const own = fields(outcome.json);
    if (own === undefined || !("isTrader" in own)) return misshapen("gemini", "isTrader");
    const trader = flag(own["isTrader"]);
    const fund = flag(own["isFundManager"]);
    const admin = "isAccountAdmin" in own ? flag(own["isAccountAdmin"]) : "no"; // only master keys have the field
    const key = Secret.reveal(session.credential.key);
    return selfDescribed("gemini", {
      scopes: {
        read: byFlag(either(flag(own["isAuditor"]), trader, fund), "any role"),
        "trade.spot": byFlag(trader, "isTrader"),
        "trade.margin": never("the product does not exist here"),
        "trade.derivatives": byFlag(trader, "isTrader"),
        "transfer.internal": byFlag(fund, "isFundManager"),
        withdraw: byFlag(fund, "isFundManager"),
        "manage-keys":
          admin === "no"
            ? never("isAccountAdmin: no")
            : cannotTell("an administrator creates accounts; whether also keys is not documented"),
      },
      allowlist: unknownAllowlist("the site has a list, the interface does not show it"),
      account: key.startsWith("master-") ? "main" : "unknown",
      raw: own,
    });
  },
};

/** The reader for keys of a master group. */
export const geminiMaster: Reader = {
  ...gemini,
  ccxt: null,
  signer: ({ credential, origin, now }) => signer(credential, origin, now),
};
