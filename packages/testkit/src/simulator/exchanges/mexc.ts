import { refusals } from "../refusals.ts";
import type { Behaviour } from "../world.ts";
import { binanceSigned, binanceTime } from "./binance.ts";

/** MEXC. Source: mexcdevelop.github.io/apidocs/spot_v3_en. */
export const mexc: Behaviour = {
  id: "mexc",
  publicRoutes: { "GET /api/v3/time": (_, world) => ({ status: 200, body: { serverTime: world.now() } }) },
  keyOf: ({ headers }) => headers["x-mexc-apikey"],
  signed: binanceSigned,
  timeOf: binanceTime,
  refuse: refusals({
    key: [400, { code: 10072, msg: "Api key info invalid" }],
    address: [400, { code: 700006, msg: "IP [{ip}] not in the ip white list" }],
    permission: [400, { code: 700007, msg: "No permission to access the endpoint." }],
    signature: [400, { code: 700002, msg: "Signature for this request is not valid." }],
    timestamp: [400, { code: 700003, msg: "Timestamp for this request is outside of the recvWindow." }],
    expired: [400, { code: 402, msg: "API Key expired" }],
    rate: [429, { code: 429, msg: "Too Many Requests" }],
  }),
  routes: [
    {
      on: "GET /api/v3/account",
      needs: "read",
      answer: () => ({ status: 200, body: { canTrade: true, canWithdraw: true, balances: [] } }),
    },
    { on: "POST /api/v3/order/test", needs: "trade.spot", answer: () => ({ status: 200, body: {} }) },
  ],
};
