import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";

export const xt: Exchange = {
  id: "xt",
  name: "XT.COM",
  names: {
    ccxt: ["xt"],
    aliases: ["xt.com", "xtexchange", "xtpub", "xtcom"],
    packages: ["pyxt", "xt.net", "pyxt.spot", "pyxt.perp"],
    classes: ["XTRestClient", "XTSocketClient"],
    environment: ["XT", "XT_COM", "XTCOM"],
    weak: ["xt"],
  },
  request: {
    key: ["xt-validate-appkey", "validate-appkey"],
    signature: ["xt-validate-signature", "validate-signature"],
  },
  hosts: ["sapi.xt.com", "fapi.xt.com", "dapi.xt.com", "api.xt.com", "www.xt.com", "xt.com"],
  testHosts: [],
  credentials: [
    {
      id: "xt",
      environment: "live",
      parts: [
        { kind: "key", label: "appkey", shapes: [UUID] },
        { kind: "secret", label: "secret key", shapes: [[run("lower-hex", 40)]], proof: "hex-entropy" },
      ],
      source: "doc.xt.com signature example: a UUID and 40 hex",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "unknown",
    ipv6: "unknown",
    separator: ",",
    source:
      "xtsupport.zendesk.com 900006868163: addresses or ranges (in what form is not said) with commas between them",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://www.xt.com/en/accounts/api",
    introspection: "own-key",
    create: "sub-account",
    selfRevoke: false,
    maxKeys: 10,
    source: "doc.xt.com user centre: user/account/api-key; that the answer describes the own key is inferred",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "doc.xt.com/#documentationsignStatement; ccxt 4.5.84 js/src/xt.js",
  asOf: "2026-11",
  confidence: "high",
};
