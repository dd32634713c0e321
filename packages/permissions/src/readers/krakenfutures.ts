import type { Scope } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { ScopeAnswer } from "../key-permissions.ts";
import { askSisters } from "./elsewhere.ts";
import { fields, instant, text, words } from "./fields.ts";
import { allowlistOf, cannotTell, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";

const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/api/auth/v1/api-keys/v3/check",
  purpose: "own-key",
  ccxt: ["auth", "api-keys/v3/check"],
};

/** The portal's levels for its two interfaces; the answer's own names for them are not documented. */
function byLevel(level: unknown, name: string): ScopeAnswer | undefined {
  const said = text(level)
    ?.toLowerCase()
    .replaceAll(/[^a-z]/gu, "");
  if (said === "fullaccess" || said === "full" || said === "readwrite")
    return { answer: "yes", reason: `${name}: ${said}` };
  if (said === "none" || said === "noaccess" || said === "readonly" || said === "read")
    return { answer: "no", reason: `${name}: ${said}` };
  return undefined;
}

/** Kraken Futures tells allowlist and date; its permission object has no documented fields. Source: docs.kraken.com, futures API key check. */
export const krakenfutures: Reader = {
  exchange: "krakenfutures",
  ccxt: "krakenfutures",
  origin: "https://futures.kraken.com",
  otherOrigins: ["https://demo-futures.kraken.com"],
  requests: [OWN_KEY],
  prepare(exchange) {
    // ccxt does not declare this path: these three entries make it sign it.
    const api = exchange.urls["api"] as Record<string, unknown>;
    api["auth"] = "https://futures.kraken.com/api/auth/";
    const options = exchange.options as Record<string, Record<string, unknown>>;
    options["versions"] = { ...options["versions"], auth: { GET: { "api-keys/v3/check": "v1" } } };
    options["access"] = { ...options["access"], auth: { GET: { "api-keys/v3/check": "private" } } };
  },
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) {
      const demo = [{ origin: "https://demo-futures.kraken.com", name: "the demo site" }];
      return unread("krakenfutures", await askSisters(session, demo, OWN_KEY, outcome.failed));
    }
    const own = fields(outcome.json);
    if (own === undefined || !("permissions" in own)) return misshapen("krakenfutures", "permissions");
    const granted = fields(own["permissions"]) ?? {};
    const untold = cannotTell("the permissions' fields are not documented");
    const scopes: Partial<Record<Scope, ScopeAnswer>> = {
      read: { answer: "yes", reason: "the key could ask about itself" },
      "trade.spot": never("spot has keys of its own"),
      "trade.margin": never("spot has keys of its own"),
      "trade.derivatives": byLevel(granted["general"] ?? granted["generalApi"], "general") ?? untold,
      "transfer.internal": byLevel(granted["withdrawal"] ?? granted["withdrawalApi"], "withdrawal") ?? untold,
      withdraw: byLevel(granted["withdrawal"] ?? granted["withdrawalApi"], "withdrawal") ?? untold,
      "manage-keys": never("no key can manage keys"),
    };
    const blocks = words(own["allowedCidrBlocks"]);
    const single = text(own["allowedCidrBlock"]);
    return selfDescribed("krakenfutures", {
      scopes,
      allowlist: allowlistOf(
        blocks?.length === 0 && single !== undefined
          ? [single]
          : (blocks ?? (single === undefined ? undefined : [single])),
        "allowedCidrBlocks",
      ),
      createdAt: instant(own["createdAt"]),
      raw: own,
    });
  },
};
