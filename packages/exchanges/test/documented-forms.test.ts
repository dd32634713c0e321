import { assert, property, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { EXCHANGES, isPemShape, matchesShape, type PartGrammar, type Shape } from "../src/index.ts";
import { valueOf } from "./value-of.ts";

/** The forms that exchanges and their SDKs document, written down a second time and in another notation. */
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const UUID4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";
const BASE64_64 = "[A-Za-z0-9+/]{86}==";
const BASE64_32 = "[A-Za-z0-9+/]{43}=";

const FORMS: readonly (readonly [credential: string, part: string, form: string])[] = [
  ["binance-hmac", "API Key", "[A-Za-z0-9]{64}"],
  ["binance-hmac", "Secret Key", "[A-Za-z0-9]{64}"],
  ["binance-futures-testnet", "API Key", "[0-9a-f]{64}"],
  ["binance-futures-testnet", "Secret Key", "[0-9a-f]{64}"],
  ["binance-ed25519", "API Key", "[A-Za-z0-9]{64}"],
  ["binance-ed25519", "private key", "MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{43}"],
  ["binanceus-hmac", "Secret Key", "[A-Za-z0-9]{64}"],
  ["bybit", "API Key", "[A-Za-z0-9]{18}"],
  ["bybit", "API Secret", "[A-Za-z0-9]{36}"],
  ["okx", "API key", UUID4],
  ["okx", "secret key", "[0-9A-F]{32}"],
  ["okx", "passphrase", "[!-~]{8,32}"],
  ["coinbase-cdp-ecdsa", "key name", `organizations/${UUID}/apiKeys/${UUID}`],
  ["coinbase-cdp-ed25519", "key id", UUID],
  ["coinbase-cdp-ed25519", "private key", BASE64_64],
  ["coinbase-cdp-ed25519-seed", "private key", BASE64_32],
  ["coinbase-legacy", "API key", "[A-Za-z0-9]{16}"],
  ["coinbase-legacy", "API secret", "[A-Za-z0-9]{32}"],
  ["coinbase-exchange", "API key", "[0-9a-f]{32}"],
  ["coinbase-exchange", "API secret", BASE64_64],
  ["kraken-spot", "API key", "[A-Za-z0-9+/]{56}"],
  ["kraken-spot", "private key", BASE64_64],
  ["kraken-futures", "API key", "[A-Za-z0-9+/]{56}"],
  ["kraken-futures", "API secret", `${BASE64_64}|[A-Za-z0-9+/]{86,88}`],
  ["kucoin", "API key", "[0-9a-f]{24}"],
  ["kucoin", "API secret", UUID4],
  ["kucoin", "passphrase", "[!-~]{7,32}"],
  ["bitget", "API key", "bg_[0-9a-f]{32}"],
  ["bitget", "secret key", "[0-9a-f]{64}"],
  ["gate", "API key", "[0-9a-f]{32}"],
  ["gate", "API secret", "[0-9a-f]{64}"],
  ["htx", "Access Key", "[0-9a-z]{8,10}(?:-[0-9a-f]{8}){2}-[0-9a-z]{5,10}"],
  ["htx", "Secret Key", "[0-9a-f]{8}(?:-[0-9a-f]{8}){2}-[0-9a-f]{5}"],
  ["mexc", "Access Key", "mx0[A-Za-z0-9]{15}"],
  ["mexc", "Secret Key", "[0-9a-f]{32}"],
  ["deribit", "client id", "[A-Za-z0-9_-]{8,16}"],
  ["deribit", "client secret", "[0-9A-Z]{32}"],
  ["deribit-base64url", "client secret", "[A-Za-z0-9_-]{43}"],
  ["deribit-token", "access token", "1[0-9]{12}\\.1[A-Za-z0-9_-]{7,8}\\.[A-Za-z0-9_-]{80,300}"],
  ["bitmex", "API key id", "[A-Za-z0-9_-]{24}"],
  ["bitmex", "API secret", "[A-Za-z0-9_-]{48}"],
  ["bitfinex", "API key", "[A-Za-z0-9_-]{43,45}"],
  ["bitfinex", "API secret", "[A-Za-z0-9_-]{43,45}"],
  ["gemini", "API key", "(?:account|master)-[A-Za-z0-9]{20}"],
  ["gemini", "API secret", "[A-Za-z0-9]{25,28}"],
  ["cryptocom", "API key", "[1-9A-HJ-NP-Za-km-z]{22}"],
  ["cryptocom", "secret key", "cxakp_[1-9A-HJ-NP-Za-km-z]{22}"],
  ["bingx", "API Key", "[A-Za-z0-9]{60,90}"],
  ["bingx", "Secret Key", "[A-Za-z0-9]{60,90}"],
  ["phemex", "API id", UUID4],
  ["phemex", "API secret", "[A-Za-z0-9_-]{64,100}"],
  ["bitstamp", "API key", "[A-Za-z0-9]{32}"],
  ["bitstamp", "API secret", "[A-Za-z0-9]{32}"],
  ["bitflyer", "API key", "[A-Za-z0-9+/]{22}(?:==)?"],
  ["bitflyer", "API secret", BASE64_32],
  ["upbit", "Access Key", "[A-Za-z0-9]{40}"],
  ["upbit", "Secret Key", "[A-Za-z0-9]{40}"],
  ["coinone", "access token", UUID],
  ["coinone", "secret key", UUID],
  ["bitvavo", "API key", "[0-9a-f]{64}"],
  ["bitvavo", "API secret", "[0-9a-f]{128}"],
  ["whitebit", "API key", "[0-9a-f]{32}"],
  ["whitebit", "API secret", "[0-9a-f]{32}"],
  ["poloniex", "API key", "[0-9A-Z]{8}(?:-[0-9A-Z]{8}){3}"],
  ["poloniex", "API secret", "[0-9a-f]{128}"],
  ["indodax", "API key", "[0-9A-Z]{8}(?:-[0-9A-Z]{8}){4}"],
  ["indodax", "secret key", "[0-9a-f]{64,128}"],
  ["coinex", "Access ID", "[0-9A-F]{32}"],
  ["coinex", "Secret Key", "[0-9A-F]{48}"],
  ["hyperliquid", "account or agent private key", "(?:0x)?[0-9a-fA-F]{64}"],
  ["hyperliquid", "wallet address", "0x[0-9a-fA-F]{40}"],
  ["dydx-v3", "API key", UUID],
  ["dydx-v3", "API secret", "[A-Za-z0-9_-]{40}"],
  ["dydx-v3", "passphrase", "[A-Za-z0-9_-]{20}"],
  ["dydx-v3-stark", "stark private key", "0x[0-9a-f]{60,64}"],
  ["alpaca", "key id", "(?:AK|CK)(?:[A-Z0-9]{18}|[A-Z2-7]{24})"],
  ["alpaca-paper", "key id", "PK(?:[A-Z0-9]{18}|[A-Z2-7]{24})"],
  ["alpaca", "secret key", "[A-Za-z0-9]{40}|[1-9A-HJ-NP-Za-km-z]{43,44}"],
  ["backpack", "API key", BASE64_32],
  ["backpack", "API secret", BASE64_32],
  ["robinhood-crypto", "API key", `rh-api-${UUID}`],
  ["robinhood-crypto", "private key", `${BASE64_32}|${BASE64_64}`],
  ["orderly", "orderly secret", "ed25519:[1-9A-HJ-NP-Za-km-z]{43,44}"],
  ["polymarket", "API key", UUID],
  ["polymarket", "passphrase", "[0-9a-f]{64}"],
  ["polymarket-wallet", "private key", "(?:0x)?[0-9a-fA-F]{64}"],
  ["lighter", "API private key", "(?:0x)?[0-9a-f]{80}"],
  ["luno", "key id", "[a-z0-9]{12,13}"],
  ["luno", "key secret", "[A-Za-z0-9_-]{43}"],
  ["cex", "API key", "[A-Za-z0-9]{24,27}"],
  ["cex", "API secret", "[A-Za-z0-9]{24,27}"],
  ["cex", "user id", "[a-z]{2}[0-9]{9}"],
  ["exmo", "API key", "K-[0-9a-f]{40}"],
  ["exmo", "API secret", "S-[0-9a-f]{40}"],
  ["bitmart", "Access Key", "[0-9a-f]{40}"],
  ["bitmart", "Secret Key", "[0-9a-f]{64}"],
  ["bitso", "API key", "[A-Za-z]{10}"],
  ["bitso", "API secret", "[0-9a-f]{32}"],
  ["lbank", "API key", UUID],
  ["lbank", "secret key", "[0-9A-F]{32}"],
  ["btcmarkets", "API key", UUID],
  ["btcmarkets", "private key", BASE64_64],
  ["btcturk", "public key", UUID],
  ["btcturk", "private key", BASE64_32],
  ["independentreserve", "API secret", "[0-9a-f]{32}"],
  ["zaif", "key", UUID],
  ["zaif", "secret", UUID],
  ["bitbank", "API key", UUID],
  ["bitbank", "API secret", "[0-9a-f]{64}"],
  ["latoken", "API key", UUID],
  ["xt", "appkey", UUID],
  ["xt", "secret key", "[0-9a-f]{40}"],
  ["woo", "API key", "[A-Za-z0-9+/]{22}=="],
  ["delta", "API key", "[A-Za-z0-9]{30}"],
  ["delta", "API secret", "[A-Za-z0-9]{60}"],
  ["coindcx", "API key", "[0-9a-f]{48}"],
  ["coindcx", "API secret", "[0-9a-f]{64}"],
  ["weex", "API key", "weex_[0-9a-f]{32}"],
  ["weex", "secret key", "[0-9a-f]{64}"],
  ["kalshi", "key id", UUID],
  ["oanda", "access token", "[0-9a-f]{32}-[0-9a-f]{32}"],
  ["fireblocks", "API key", UUID4],
  ["bitgo", "access token", "v2x[0-9a-f]{64}"],
  ["circle", "API key", "LIVE_API_KEY:[0-9a-z]{32}:[0-9a-z]{32}"],
  ["circle-test", "API key", "(?:TEST|SAND)_API_KEY:[0-9a-z]{32}:[0-9a-z]{32}"],
  ["circle", "entity secret", "[0-9a-f]{64}"],
  ["copper-custody", "API key", "[A-Za-z0-9]{60,80}"],
  ["copper-custody", "API secret", "[A-Za-z0-9]{50,80}"],
  ["toobit", "secret key", "[A-Za-z0-9]{64}"],
  ["hashkey", "secret key", "[A-Za-z0-9]{64}"],
  ["coinsph", "secret key", "[A-Za-z0-9]{64}"],
  ["ascendex", "API key", "[A-Za-z0-9]{32}"],
  ["ascendex", "API secret", "[A-Za-z0-9]{64}"],
];

function partOf(credential: string, label: string): PartGrammar {
  const grammar = EXCHANGES.flatMap(({ credentials }) => credentials).find(({ id }) => id === credential);
  const part = grammar?.parts.find((candidate) => candidate.label === label);
  if (part === undefined) throw new Error(`no part "${label}" in ${credential}`);
  return part;
}

describe.each(FORMS)("%s, %s", (credential, label, form) => {
  const pattern = new RegExp(`^(?:${form})$`, "u");
  const shapes = partOf(credential, label).shapes.filter((shape): shape is Shape => !isPemShape(shape));

  it("accepts every value of the documented form", () => {
    assert(
      property(stringMatching(pattern), (value) => {
        expect(shapes.some((shape) => matchesShape(shape, value))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each(shapes.map((shape) => [shape]))("describes nothing else", (shape) => {
    assert(
      property(valueOf(shape), (value) => {
        expect(value).toMatch(pattern);
      }),
      { numRuns: 40 },
    );
  });
});
