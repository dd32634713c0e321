import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bullish: Exchange = {
  id: "bullish",
  name: "Bullish",
  names: {
    ccxt: ["bullish"],
    aliases: ["bullishexchange", "bullishcom"],
    packages: ["bullishpy"],
    classes: ["BxHttpClient"],
    environment: ["BULLISH"],
    weak: ["bullish"],
  },
  request: { key: ["BX-PUBLIC-KEY"], signature: ["BX-SIGNATURE"] },
  hosts: ["api.exchange.bullish.com", "exchange.bullish.com"],
  testHosts: ["api.simnext.bullish-test.com"],
  credentials: [
    {
      id: "bullish-hmac",
      environment: "live",
      parts: [
        { kind: "key", label: "HMAC public key", shapes: [["HMAC-", run("base64url", [16, 64])]], distinctive: true },
        { kind: "secret", label: "HMAC secret", shapes: [[run("lower-hex", [32, 128])]], proof: "hex-entropy" },
      ],
      source: "autonomousco/bullish-sdk-dotnet README: the prefix, and a hex secret; lengths are not stated",
      asOf: "2026-11",
      confidence: "medium",
    },
    {
      id: "bullish-ecdsa",
      environment: "live",
      parts: [
        { kind: "key", label: "public key", shapes: OPAQUE },
        {
          kind: "private-key",
          label: "ECDSA private key",
          shapes: [{ pem: ["EC PRIVATE KEY", "PRIVATE KEY"] }, ["PVT_R1_", run("base58", [45, 55])]],
        },
      ],
      source: "ccxt 4.5.84 js/src/bullish.js: names of the parts; their form is not stated",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://exchange.bullish.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bullish.js",
  asOf: "2026-11",
  confidence: "high",
};
