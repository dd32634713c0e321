import type { Exchange } from "../exchange.ts";
import { UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const zaif: Exchange = {
  id: "zaif",
  name: "Zaif",
  names: {
    ccxt: ["zaif"],
    aliases: ["zaifjp", "techbureau"],
    packages: ["zaifapi", "zaif", "zaif-client", "zaif.jp", "pyzaif"],
    classes: ["ZaifTradeApi", "ZaifTokenTradeApi"],
    environment: ["ZAIF"],
    weak: ["key", "sign"],
  },
  request: { key: ["Key"], signature: ["Sign"] },
  hosts: ["api.zaif.jp", "ws.zaif.jp", "zaif.jp"],
  testHosts: [],
  credentials: [
    {
      id: "zaif",
      environment: "live",
      parts: [
        { kind: "key", label: "key", shapes: [UUID] },
        { kind: "secret", label: "secret", shapes: [UUID] },
      ],
      source: "general knowledge: two UUIDs",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://zaif.jp/api_keys",
    introspection: "own-key",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "ccxt 4.5.84 js/src/abstract/zaif.d.ts: get_info answers a rights object; the page by general knowledge",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/zaif.js",
  asOf: "2026-11",
  confidence: "high",
};
