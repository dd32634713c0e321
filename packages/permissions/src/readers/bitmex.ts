import { Secret } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import { askSisters } from "./elsewhere.ts";
import { fields, flag, instant, list, text, words } from "./fields.ts";
import { hmacHex } from "./own-signature.ts";
import { allowlistOf, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const OWN_KEYS: AllowedRequest = { method: "GET", path: "/api/v1/apiKey", purpose: "own-key" };

const MEANINGS: TokenMeanings = {
  order: ["trade.spot", "trade.margin", "trade.derivatives"],
  orderCancel: [],
  withdraw: ["withdraw", "transfer.internal"],
};

/** BitMEX lists the account's keys; ccxt has no class for it, so keyguard signs. Source: www.bitmex.com/app/apiKeysUsage and its API explorer. */
export const bitmex: Reader = {
  exchange: "bitmex",
  ccxt: null,
  origin: "https://www.bitmex.com",
  otherOrigins: ["https://testnet.bitmex.com"],
  requests: [OWN_KEYS],
  signer: ({ credential, origin, now }) => ({
    async sign({ method, path }, _params, skewMs) {
      const expires = String(Math.floor((now() + skewMs) / 1000) + 60);
      const signature = await hmacHex("SHA-256", Secret.reveal(credential.secret), `${method}${path}${expires}`);
      const headers = { "api-key": Secret.reveal(credential.key), "api-expires": expires, "api-signature": signature };
      return { url: `${origin}${path}`, method, headers };
    },
  }),
  async read(session) {
    const outcome = await session.call(OWN_KEYS);
    if (outcome.failed !== undefined) {
      const test = [{ origin: "https://testnet.bitmex.com", name: "the testnet" }];
      const failed =
        outcome.failed.cause === "wrong-key"
          ? { ...outcome.failed, couldAlsoBe: ["wrong-environment" as const] }
          : outcome.failed;
      return unread("bitmex", await askSisters(session, test, OWN_KEYS, failed));
    }
    const key = Secret.reveal(session.credential.key);
    const own = list(outcome.json)
      ?.map(fields)
      .find((row) => row?.["id"] === key);
    const tokens = words(own?.["permissions"]);
    if (own === undefined || tokens === undefined) return misshapen("bitmex", "the row of this key");
    const enabled = "enabled" in own ? flag(own["enabled"]) : "yes";
    const ranges = [text(own["cidr"]) ?? "", ...(words(own["cidrs"]) ?? [])].filter((range) => range !== "");
    return selfDescribed("bitmex", {
      scopes: {
        ...scopesOfTokens(tokens, MEANINGS),
        read: { answer: enabled, reason: enabled === "yes" ? "the key could list keys" : "enabled: false" },
        "manage-keys": never("a key cannot create keys"),
      },
      allowlist: allowlistOf("cidr" in own || "cidrs" in own ? ranges : undefined, "cidrs"),
      createdAt: instant(own["created"]),
      raw: own,
    });
  },
};
