import { Secret } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import { fields, instant, list, words } from "./fields.ts";
import { probe } from "./probe.ts";
import { allowlistOf, cannotTell, type Reader, selfDescribed, unread } from "./reader.ts";
import { hasValue } from "./shapes.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const KEYS: AllowedRequest = {
  method: "GET",
  path: "/v4/user/account/api-key",
  purpose: "own-key",
  ccxt: [["private", "user"], "user/account/api-key"],
};
const BALANCES: AllowedRequest = {
  method: "GET",
  path: "/v4/balances",
  purpose: "read",
  ccxt: [["private", "spot"], "balances"],
};
const CANCEL: AllowedRequest = {
  method: "DELETE",
  path: "/v4/order/{id}",
  purpose: "cancel",
  ccxt: [["private", "spot"], "order/{orderId}"],
};

const MEANINGS: TokenMeanings = {
  QUERY: ["read"],
  TRADE: ["trade.spot"],
  WITHDRAW: ["withdraw"],
  LEVER: ["trade.margin"],
  LOAN: ["trade.margin"],
  FUTURE: ["trade.derivatives"],
  TRANSFER: ["transfer.internal"],
};

const MANAGE = cannotTell("the rights of a main key over sub-account keys are not told");

/** XT tells keys of the account, in a call that is documented for sub-accounts only; else a balance read tells. Source: doc.xt.com. */
export const xt: Reader = {
  exchange: "xt",
  ccxt: "xt",
  origin: "https://sapi.xt.com",
  otherOrigins: ["https://api.xt.com"],
  requests: [KEYS, BALANCES, CANCEL],
  timePath: "/v4/public/time",
  async read(session) {
    const outcome = await session.call(KEYS);
    if (outcome.failed === undefined) {
      const result = fields(outcome.json)?.["result"];
      const key = Secret.reveal(session.credential.key);
      const own = (list(result) ?? [result]).map(fields).find((row) => row?.["accessKey"] === key);
      const tokens = words(own?.["roleScopes"], /[_,\s]+/u);
      if (own !== undefined && tokens !== undefined)
        return selfDescribed("xt", {
          scopes: { ...scopesOfTokens(tokens, MEANINGS), "manage-keys": MANAGE },
          allowlist: allowlistOf(words(own["bindIps"]), "bindIps"),
          createdAt: instant(own["createTime"]),
          raw: own,
        });
    } else if (!["permission-missing", "bad-answer", "maintenance", "wrong-environment"].includes(outcome.failed.cause))
      return unread("xt", outcome.failed);
    return probe(session, {
      exchange: "xt",
      read: { request: BALANCES, expects: hasValue("rc", 0) },
      succeeds: hasValue("rc", 0),
      cancel: { request: CANCEL, id: "number", params: (id) => ({ orderId: id }) },
      untold: { "manage-keys": MANAGE.reason },
    });
  },
};
