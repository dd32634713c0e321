import { binance } from "./binance.ts";
import type { Behaviour } from "../world.ts";

/** Binance.US: no call for own rights, an order test instead. Source: binance-us-api-docs. */
export const binanceus: Behaviour = {
  ...binance,
  id: "binanceus",
  routes: [
    {
      on: "GET /api/v3/account",
      needs: "read",
      answer: () => ({ status: 200, body: { canTrade: true, canWithdraw: true, balances: [] } }),
    },
    { on: "POST /api/v3/order/test", needs: "trade.spot", answer: () => ({ status: 200, body: {} }) },
  ],
};
