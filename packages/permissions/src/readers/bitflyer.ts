import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { ScopeAnswer } from "../key-permissions.ts";
import { words } from "./fields.ts";
import { misshapen, never, type Reader, selfDescribed, unknownAllowlist, unread } from "./reader.ts";

const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/v1/me/getpermissions",
  purpose: "own-key",
  ccxt: ["private", "getpermissions"],
};

/** bitFlyer lists the paths that the key may call. Source: lightning.bitflyer.com/docs, get API key permissions. */
export const bitflyer: Reader = {
  exchange: "bitflyer",
  ccxt: "bitflyer",
  origin: "https://api.bitflyer.com",
  requests: [OWN_KEY],
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) return unread("bitflyer", outcome.failed);
    const paths = words(outcome.json);
    if (paths === undefined || !Array.isArray(outcome.json)) return misshapen("bitflyer", "the list of paths");
    const odd = paths.find((path) => !/^\/v1\/me\/(?:get|send|cancel|withdraw)[a-z]{0,40}$/u.test(path));
    const may = (pattern: RegExp): ScopeAnswer => {
      const hit = paths.find((path) => pattern.test(path));
      if (hit !== undefined) return { answer: "yes", reason: hit };
      return odd === undefined
        ? { answer: "no", reason: "not among the key's paths" }
        : { answer: "unknown", reason: "a path of the key is not understood" };
    };
    const trade = may(/\/send(?:child|parent)order$/u);
    return selfDescribed("bitflyer", {
      scopes: {
        read: may(/\/get(?!permissions$)[a-z]+$/u),
        "trade.spot": trade,
        "trade.margin": trade,
        "trade.derivatives": trade,
        "transfer.internal": never("there are no accounts to transfer between"),
        withdraw: may(/\/(?:withdraw|sendcoin)$/u),
        "manage-keys": never("keys are managed on the site only"),
      },
      allowlist: unknownAllowlist("the interface does not show whether there is a list"),
      account: "main",
      raw: { permissions: paths },
    });
  },
};
