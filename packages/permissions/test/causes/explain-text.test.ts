import type { Cause } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainText } from "../../src/causes/explain-text.ts";

const CASES: [string, string | null, Cause][] = [
  [
    `ccxt.base.errors.AuthenticationError: binance {"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}`,
    "binance",
    "ambiguous",
  ],
  [
    "binance.exceptions.BinanceAPIException: APIError(code=-2015): Invalid API-key, IP, or permissions for action, request ip: 203.0.113.9",
    "binance",
    "ambiguous",
  ],
  [
    "BinanceAPIException: APIError(code=-1021): Timestamp for this request was 1000ms ahead of the server's time.",
    "binance",
    "clock-skew",
  ],
  [
    `freqtrade.exceptions.OperationalException: Message: okx {"msg":"API key doesn't exist","code":"50119"}`,
    "okx",
    "ambiguous",
  ],
  [
    `okx {'msg': "Your IP 1.1.1.1 is not included in your API key's IP whitelist.", 'code': '50110'}`,
    "okx",
    "address-not-allowed",
  ],
  [
    `kucoin {"code":"400006","msg":"Invalid request ip, the current clientIp is:1.2.3.4"}`,
    "kucoin",
    "address-not-allowed",
  ],
  [`kraken {"error":["EAPI:Invalid nonce"]}`, "kraken", "clock-skew"],
  ["EAPI:Invalid key", "kraken", "wrong-key"],
  ['Gate.io said {"label":"INVALID_KEY","message":"Invalid key provided"}', "gate", "wrong-key"],
  [
    "pybit.exceptions.InvalidRequestError: Unmatched IP, please check your API key's bound IP addresses. (ErrCode: 10010)",
    "bybit",
    "address-not-allowed",
  ],
  [`{"retCode":33004,"retMsg":"Your api key has expired.","result":{}}`, "bybit", "expired"],
  [
    "bybit GET https://api.bybit.com/v5/market/time 403 Forbidden <!DOCTYPE HTML><HTML><BODY>The Amazon CloudFront distribution is configured to block access from your country.",
    "bybit",
    "geo-blocked",
  ],
  ["Error: getaddrinfo ENOTFOUND api.binance.com", "binance", "network"],
  ["SSLError(SSLCertVerificationError(1, 'certificate verify failed: self-signed certificate'))", null, "intercepted"],
  [
    "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication Required'))",
    null,
    "intercepted",
  ],
  ["HTTP 451 Unavailable For Legal Reasons", null, "geo-blocked"],
  ["50113", "okx", "wrong-secret"],
  [String.raw`body="{\"code\":\"40018\",\"msg\":\"Invalid IP\"}" exchange=bitget`, "bitget", "address-not-allowed"],
  [`{"retCode":10003,"retMsg":"API key is invalid.","result":{},"retExtInfo":{},"time":1}`, "bybit", "wrong-key"],
  [`kraken {"error"=>["EAPI:Invalid nonce"]}`, "kraken", "clock-skew"],
  [
    `binance GET https://api.binance.com/api/v3/exchangeInfo 451  {\n  "code": 0,\n  "msg": "Service unavailable from a restricted location"\n}`,
    "binance",
    "geo-blocked",
  ],
  [
    `HTTP response body: {"label":"IP_FORBIDDEN","message":"Request IP not in whitelist: 192.0.2.7"}`,
    "gate",
    "address-not-allowed",
  ],
  ["HTTPError: 403 Client Error: Forbidden for url: https://api.bybit.com/v2/public/time", "bybit", "geo-blocked"],
  [`reason = "IP does not match IP whitelist"`, null, "address-not-allowed"],
  ["{code=700006, msg=IP non white list}", "mexc", "address-not-allowed"],
  [`kucoin {"msg":"Our services are currently unavailable in the U.S.","code":"400302"}`, "kucoin", "geo-blocked"],
  ["upbit 403 <html><title>Just a moment...</title><body>challenge-platform</body></html>", "upbit", "intercepted"],
  ["Binance -1003 Way too much request weight used; IP banned until 1700000000000", "binance", "rate-limited"],
];

it("explainText() reads blanks behind a word in time that grows with their number", () => {
  expect(explainText(`status${" ".repeat(99_000)}x`)).toEqual([]);
});

describe("explainText()", () => {
  it.each(CASES)("explains %s", (text, exchange, cause) => {
    expect(explainText(text)[0]).toMatchObject({ exchange, cause });
  });

  it.each(["", "all is well", `{"code":0,"data":{"uid":123}}`, "ticker 50000 51000 BTC/USDT"])(
    "finds nothing in %j",
    (text) => {
      expect(explainText(text)).toEqual([]);
    },
  );

  it("shows neither the signed address nor the key of a pasted ccxt error", () => {
    const canary = "C4n4ry".repeat(8);
    const text = `ccxt.RequestTimeout: mexc GET https://api.mexc.com/api/v3/account?apiKey=${canary}&signature=${canary} request timed out`;
    expect(JSON.stringify(explainText(text))).not.toContain("C4n4ryC4n4ry");
  });

  it("reads any text in time that grows with its length alone", () => {
    fc.assert(
      fc.property(fc.constantFrom("{", "[", "'", '"', "{'", "<html", "ip ", "1.", "key "), (piece) => {
        expect(Array.isArray(explainText(piece.repeat(30_000)))).toBe(true);
      }),
    );
  });
});
