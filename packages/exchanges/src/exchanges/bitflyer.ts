import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bitflyer: Exchange = {
  id: "bitflyer",
  name: "bitFlyer",
  names: {
    ccxt: ["bitflyer"],
    aliases: ["bitflyerlightning", "bitflyercom", "bitflyerfx"],
    packages: ["pybitflyer", "bitflyer", "pybitflyer2", "bitflyer-api-client", "bitflyer-client"],
    classes: ["BitflyerExchange"],
    environment: ["BITFLYER", "BITFLYER_LIGHTNING"],
    weak: ["access-key", "access-sign"],
  },
  request: { key: ["ACCESS-KEY"], signature: ["ACCESS-SIGN"] },
  hosts: ["api.bitflyer.com", "api.bitflyer.jp", "lightning.bitflyer.com", "bitflyer.com"],
  testHosts: [],
  credentials: [
    {
      id: "bitflyer",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("base64", 22)], [run("base64", 22), "=="]], proof: "mixed" },
        { kind: "secret", label: "API secret", shapes: [[run("base64", 43), "="]], proof: "base64-canonical" },
      ],
      source: "general knowledge: base64 of 16 and of 32 bytes",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://lightning.bitflyer.com/developer",
    introspection: "own-key",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "lightning.bitflyer.com/docs: me/getpermissions; no call makes keys",
    asOf: "2026-11",
    confidence: "high",
  },
  source: "lightning.bitflyer.com/docs#authentication; ccxt 4.5.84 js/src/bitflyer.js",
  asOf: "2026-11",
  confidence: "high",
};
