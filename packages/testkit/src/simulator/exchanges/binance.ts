import { byPrivateKey, hmac, isPrivateKey, same } from "../signature.ts";
import { refusals } from "../refusals.ts";
import type { Behaviour, SimKey, SimRequest } from "../world.ts";

/** Query and body as sent, without the signature: what Binance and its kin sign. */
export function binanceSigned(request: SimRequest, key: SimKey): boolean {
  const sent = [request.query, request.body].join("");
  const payload = sent.replace(/(?:^|&)signature=[^&]*/u, "");
  const all = new URLSearchParams(
    request.query + (request.query !== "" && request.body !== "" ? "&" : "") + request.body,
  );
  const signature = all.get("signature") ?? undefined;
  if (isPrivateKey(key.secret)) return byPrivateKey(key.secret, payload, signature);
  return same(hmac("sha256", key.secret, payload).toString("hex"), signature);
}

/** The request's time in query or body. */
export function binanceTime(request: SimRequest): { at: number; windowMs: number } {
  const all = new URLSearchParams(`${request.query}&${request.body}`);
  return {
    at: Number(all.get("timestamp") ?? Number.NaN),
    windowMs: Math.min(60_000, Number(all.get("recvWindow") ?? 5_000)),
  };
}

/** Binance, spot and futures. Source: binance-spot-api-docs, errors. Confidence: documented. */
export const binance: Behaviour = {
  id: "binance",
  publicRoutes: { "GET /api/v3/time": (_, world) => ({ status: 200, body: { serverTime: world.now() } }) },
  keyOf: ({ headers }) => headers["x-mbx-apikey"],
  signed: binanceSigned,
  timeOf: binanceTime,
  refuse(fault, request, key) {
    const vague = { code: -2015, msg: "Invalid API-key, IP, or permissions for action." };
    const futures = { ...vague, msg: `${vague.msg.slice(0, -1)}, request ip: ${request.address}` };
    const refuse = refusals({
      key: [401, request.path.startsWith("/fapi") ? futures : vague],
      locked: [400, { code: -2017, msg: "API Keys are locked on this account." }],
      timestamp: [400, { code: -1021, msg: "Timestamp for this request is outside of the recvWindow." }],
      signature: [400, { code: -1022, msg: "Signature for this request is not valid." }],
      permission: [401, request.path.startsWith("/fapi") ? futures : vague],
      rate: [429, { code: -1003, msg: "Too many requests; current limit is 6000 request weight per 1 MINUTE." }],
      maintenance: [503, { code: -1016, msg: "This service is no longer available." }],
    });
    return refuse(fault, request, key);
  },
  routes: [
    {
      on: "GET /sapi/v1/account/apiRestrictions",
      needs: null,
      answer: ({ key }) => ({
        status: 200,
        body: {
          ipRestrict: key.allowlist.length > 0,
          createTime: key.createdAt,
          enableReading: key.scopes.read,
          enableWithdrawals: key.scopes.withdraw,
          enableInternalTransfer: key.scopes["transfer.internal"],
          enableMargin: key.scopes["trade.margin"],
          enableFutures: key.scopes["trade.derivatives"],
          permitsUniversalTransfer: false,
          enableVanillaOptions: false,
          enableFixApiTrade: false,
          enableFixReadOnly: true,
          enableSpotAndMarginTrading: key.scopes["trade.spot"],
          enablePortfolioMarginTrading: true,
          ...(key.expiresAt === null ? {} : { tradingAuthorityExpirationTime: key.expiresAt }),
        },
      }),
    },
    {
      on: "GET /api/v3/account",
      needs: "read",
      answer: () => ({ status: 200, body: { canTrade: true, canWithdraw: true, balances: [] } }),
    },
    { on: "GET /fapi/v3/balance", needs: "trade.derivatives", answer: () => ({ status: 200, body: [] }) },
  ],
};
