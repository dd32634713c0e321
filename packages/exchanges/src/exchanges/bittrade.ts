import type { Exchange } from "../exchange.ts";
import { groups, run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bittrade: Exchange = {
  id: "bittrade",
  name: "BitTrade",
  names: {
    ccxt: ["bittrade"],
    aliases: ["huobijapan", "huobijp", "huobicojp", "bittradejp"],
    packages: ["bittrade"],
    classes: [],
    environment: ["BITTRADE", "HUOBI_JP", "HUOBIJP"],
    weak: ["accesskeyid"],
  },
  request: { key: [], signature: ["Signature"], parameters: { key: ["AccessKeyId"] } },
  hosts: ["api-cloud.bittrade.co.jp", "www.bittrade.co.jp", "api-cloud.huobi.co.jp"],
  testHosts: [],
  credentials: [
    {
      id: "bittrade",
      environment: "live",
      parts: [
        {
          kind: "key",
          label: "Access Key",
          shapes: [
            [
              run("lower-alnum", [8, 10]),
              "-",
              run("lower-hex", 8),
              "-",
              run("lower-hex", 8),
              "-",
              run("lower-alnum", [5, 10]),
            ],
          ],
          proof: "hex-groups",
          distinctive: true,
        },
        {
          kind: "secret",
          label: "Secret Key",
          shapes: [groups("lower-hex", 8, 8, 8, 5)],
          proof: "hex-groups",
          distinctive: true,
        },
      ],
      source: "HTX's platform: the same form of keys",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.bittrade.co.jp/",
    introspection: "own-key",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "ccxt 4.5.84 js/src/abstract/bittrade.d.ts: v2 user/api-key, as HTX; the page by general knowledge",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bittrade.js",
  asOf: "2026-11",
  confidence: "high",
};
