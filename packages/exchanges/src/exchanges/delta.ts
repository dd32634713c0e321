import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const delta: Exchange = {
  id: "delta",
  name: "Delta Exchange",
  names: {
    ccxt: ["delta"],
    aliases: ["deltaexchange", "delta.exchange", "deltaex", "deltaindia", "deltaexchangeindia"],
    packages: ["delta-rest-client", "delta_rest_client"],
    classes: ["DeltaRestClient"],
    environment: ["DELTA", "DELTA_EXCHANGE", "DELTAEX", "DELTA_INDIA"],
    weak: ["delta", "api-key"],
  },
  request: { key: ["api-key"], signature: ["signature"] },
  hosts: [
    "api.delta.exchange",
    "api.india.delta.exchange",
    "socket.delta.exchange",
    "socket.india.delta.exchange",
    "www.delta.exchange",
  ],
  testHosts: ["testnet-api.delta.exchange", "cdn-ind.testnet.deltaex.org"],
  credentials: [
    {
      id: "delta",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 30)]], proof: "mixed" },
        { kind: "secret", label: "API secret", shapes: [[run("alnum", 60)]], proof: "mixed" },
      ],
      source: "general knowledge: 30 and 60 characters",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "client code: the answer to a wrong address tells the caller's own; the list is set on the site",
    asOf: "2026-11",
    confidence: "low",
  },
  keyManagement: {
    page: "https://www.delta.exchange/app/account/manageapikeys",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.delta.exchange: no call about keys found; the page as trading tools link it",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.delta.exchange/#authentication; ccxt 4.5.84 js/src/delta.js",
  asOf: "2026-11",
  confidence: "high",
};
