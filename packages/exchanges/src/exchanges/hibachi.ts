import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const hibachi: Exchange = {
  id: "hibachi",
  name: "Hibachi",
  names: {
    ccxt: ["hibachi"],
    aliases: ["hibachixyz", "hibachi.xyz"],
    packages: ["hibachi-xyz", "hibachi_xyz"],
    classes: ["HibachiApiClient"],
    environment: ["HIBACHI"],
    weak: [],
  },
  request: { key: [] },
  hosts: ["api.hibachi.xyz", "data-api.hibachi.xyz", "www.hibachi.xyz"],
  testHosts: [],
  credentials: [
    {
      id: "hibachi",
      environment: "live",
      parts: [
        {
          kind: "key",
          label: "API key",
          shapes: [
            [run("base64", 43), "="],
            [run("base64url", 43), "="],
          ],
        },
        {
          kind: "private-key",
          label: "private key",
          shapes: [["0x", run("hex", 64)], [run("hex", 64)], [run("base64", 43), "="]],
        },
      ],
      source:
        "ccxt 4.5.84 js/src/hibachi.js: an API key beside a private key (hex of 32 bytes, or text for HMAC); lengths by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://hibachi.xyz/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/hibachi.js",
  asOf: "2026-11",
  confidence: "high",
};
