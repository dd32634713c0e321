import type { AllowedRequest } from "../gate/allowed-request.ts";
import { askSisters } from "./elsewhere.ts";
import { fields, list, text, words } from "./fields.ts";
import { allowlistOf, cannotTell, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/api/v5/account/config",
  purpose: "own-key",
  ccxt: ["private", "account/config"],
};

/** One trading right covers every product and moves between own accounts as well. */
const MEANINGS: TokenMeanings = {
  read_only: ["read"],
  read: ["read"],
  trade: ["trade.spot", "trade.margin", "trade.derivatives", "transfer.internal"],
  withdraw: ["withdraw"],
};

/** OKX tells the key's rights with the account's configuration. Source: www.okx.com/docs-v5, get account configuration. */
export const okx: Reader = {
  exchange: "okx",
  ccxt: "okx",
  origin: "https://www.okx.com",
  otherOrigins: ["https://eea.okx.com", "https://us.okx.com"],
  requests: [OWN_KEY],
  timePath: "/api/v5/public/time",
  intervalMs: 400,
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) {
      const sisters = [
        { origin: "https://eea.okx.com", name: "the European site" },
        { origin: "https://us.okx.com", name: "the site of the United States" },
      ];
      return unread("okx", await askSisters(session, sisters, OWN_KEY, outcome.failed));
    }
    const own = fields(list(fields(outcome.json)?.["data"])?.[0]);
    const tokens = words(own?.["perm"]);
    if (own === undefined || tokens === undefined) return misshapen("okx", "perm");
    const scopes = scopesOfTokens(tokens, MEANINGS);
    const uid = text(own["uid"]);
    const mainUid = text(own["mainUid"]);
    const account = uid === undefined || mainUid === undefined ? "unknown" : uid === mainUid ? "main" : "sub";
    const manage =
      account === "sub"
        ? never("a sub-account's key cannot manage keys")
        : scopes["trade.spot"].answer === "no"
          ? never("managing sub-account keys needs the trading right")
          : cannotTell("a main account's key that is bound to an address may manage sub-account keys");
    return selfDescribed("okx", {
      scopes: { ...scopes, "manage-keys": manage },
      allowlist: allowlistOf(words(own["ip"]), "ip"),
      account,
      raw: own,
    });
  },
};
