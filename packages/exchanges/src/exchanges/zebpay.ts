import type { Exchange } from "../exchange.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const zebpay: Exchange = {
  id: "zebpay",
  name: "ZebPay",
  names: {
    ccxt: ["zebpay"],
    aliases: ["zebpaycom"],
    packages: [],
    classes: [],
    environment: ["ZEBPAY"],
    weak: ["x-auth-apikey"],
  },
  request: { key: ["X-AUTH-APIKEY"], signature: ["X-AUTH-SIGNATURE"] },
  hosts: ["sapi.zebpay.com", "futuresbe.zebpay.com", "www.zebpay.com"],
  testHosts: ["www.zebstage.com", "dev-futuresbe.zebstage.com"],
  credentials: [
    {
      id: "zebpay",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: OPAQUE, proof: "random" },
        { kind: "secret", label: "API secret", shapes: OPAQUE, proof: "random" },
      ],
      source: "ccxt 4.5.84 js/src/zebpay.js: names of the parts; their form is not stated",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.zebpay.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/zebpay.js",
  asOf: "2026-11",
  confidence: "high",
};
