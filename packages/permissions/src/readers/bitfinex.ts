import type { AllowedRequest } from "../gate/allowed-request.ts";
import { either, flag, list, text } from "./fields.ts";
import { byFlag, misshapen, never, type Reader, selfDescribed, unknownAllowlist, unread } from "./reader.ts";

const OWN_KEY: AllowedRequest = {
  method: "POST",
  path: "/v2/auth/r/permissions",
  purpose: "own-key",
  ccxt: ["private", "auth/r/permissions"],
};

/** Bitfinex tells read and write for each area. Source: docs.bitfinex.com, key permissions. */
export const bitfinex: Reader = {
  exchange: "bitfinex",
  ccxt: "bitfinex",
  origin: "https://api.bitfinex.com",
  requests: [OWN_KEY],
  intervalMs: 700,
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) return unread("bitfinex", outcome.failed);
    const rows = list(outcome.json)?.map((row) => list(row));
    if (rows === undefined || rows.length === 0 || rows.includes(undefined)) return misshapen("bitfinex", "the areas");
    const areas = new Map(rows.map((row) => [text(row?.[0]) ?? "?", { read: flag(row?.[1]), write: flag(row?.[2]) }]));
    const write = (area: string): ReturnType<typeof flag> => areas.get(area)?.write ?? "unknown";
    return selfDescribed("bitfinex", {
      scopes: {
        read: byFlag(either(...[...areas.values()].map(({ read }) => read)), "read of any area"),
        "trade.spot": byFlag(write("orders"), "orders write"),
        "trade.margin": byFlag(
          either(write("orders"), write("positions"), write("funding")),
          "orders, positions or funding write",
        ),
        "trade.derivatives": byFlag(write("orders"), "orders write"),
        "transfer.internal": byFlag(write("wallets"), "wallets write"),
        withdraw: byFlag(write("withdraw"), "withdraw write"),
        "manage-keys": never("keys are managed on the site only"),
      },
      allowlist: unknownAllowlist("the site has a list, the interface does not show it"),
      raw: { permissions: [...areas].map(([area, { read, write: w }]) => `${area}: read ${read}, write ${w}`) },
    });
  },
};
