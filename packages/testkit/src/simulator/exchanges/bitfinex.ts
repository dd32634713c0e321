import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(code: number, text: string): [number, unknown] {
  return [500, ["error", code, text]];
}

/** Bitfinex v2. Source: docs.bitfinex.com. */
export const bitfinex: Behaviour = {
  id: "bitfinex",
  keyOf: ({ headers }) => headers["bfx-apikey"],
  signed({ headers, path, body }, key) {
    return same(
      hmac("sha384", key.secret, `/api${path}${headers["bfx-nonce"]}${body}`).toString("hex"),
      headers["bfx-signature"],
    );
  },
  nonceOf: ({ headers }) => Number(headers["bfx-nonce"]),
  refuse: refusals({
    key: error(10100, "apikey: invalid"),
    signature: error(10100, "apikey: digest invalid"),
    nonce: error(10114, "nonce: small"),
    permission: error(10001, "api_key: permission invalid"),
    rate: [429, ["error", 11010, "ratelimit: error"]],
    maintenance: [503, ["error", 20060, "maintenance"]],
  }),
  routes: [
    {
      on: "POST /v2/auth/r/permissions",
      needs: null,
      answer: ({ key: { scopes } }) => {
        const row = (area: string, write: boolean): unknown[] => [area, scopes.read ? 1 : 0, write ? 1 : 0];
        return {
          status: 200,
          body: [
            row("account", false),
            row("history", false),
            row("orders", scopes["trade.spot"]),
            row("positions", scopes["trade.margin"]),
            row("funding", scopes["trade.margin"]),
            row("settings", false),
            row("wallets", scopes["transfer.internal"]),
            ["withdraw", 0, scopes.withdraw ? 1 : 0],
            ["ui_withdraw", 0, 0],
          ],
        };
      },
    },
  ],
};
