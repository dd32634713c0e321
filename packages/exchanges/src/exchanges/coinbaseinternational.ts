import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const coinbaseinternational: Exchange = {
  id: "coinbaseinternational",
  name: "Coinbase International",
  names: {
    ccxt: ["coinbaseinternational"],
    aliases: ["coinbaseintx", "intx", "cbintx", "cbinternational"],
    packages: ["github.com/coinbase-samples/intx-sdk-go", "intx-sdk-py"],
    classes: ["CBInternationalClient"],
    environment: ["COINBASE_INTERNATIONAL", "COINBASE_INTX", "INTX", "CBINTX"],
    weak: [],
  },
  request: { key: ["CB-ACCESS-KEY"], passphrase: ["CB-ACCESS-PASSPHRASE"], signature: ["CB-ACCESS-SIGN"] },
  hosts: ["api.international.coinbase.com", "international.coinbase.com"],
  testHosts: ["api-n5e1.coinbase.com"],
  credentials: [
    {
      id: "coinbase-international",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)], [run("base64url", 16)]] },
        {
          kind: "secret",
          label: "API secret",
          shapes: [
            [run("base64", 86), "=="],
            [run("base64", 43), "="],
          ],
          proof: "base64-canonical",
        },
        { kind: "passphrase", label: "passphrase", shapes: [[run("lower-alnum", [8, 16])]] },
      ],
      source: "docs.cdp.coinbase.com/intx: key, secret (base64) and passphrase, taken to look like Coinbase Exchange's",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://international.coinbase.com/profile/api",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the page as trading tools link it; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/coinbaseinternational.js",
  asOf: "2026-11",
  confidence: "high",
};
