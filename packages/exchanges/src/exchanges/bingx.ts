import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const bingx: Exchange = {
  id: "bingx",
  name: "BingX",
  names: {
    ccxt: ["bingx"],
    aliases: ["bingxperpetual", "bingxfutures", "bingxspot", "bingxcom", "bingbon"],
    packages: ["bingx-api", "bingx-py", "bingx", "bingx-python", "bingx.net", "bingx_py", "bingx-connector"],
    classes: ["BingXRestClient", "BingXSocketClient"],
    environment: ["BINGX", "BINGX_SWAP"],
    weak: [],
  },
  request: { key: ["X-BX-APIKEY"], signature: ["signature"] },
  hosts: ["open-api.bingx.com", "open-api-swap.bingx.com", "open-api.bingx.io", "open-api-ws.bingx.com", "bingx.com"],
  testHosts: ["open-api-vst.bingx.com", "vst-open-api-ws.bingx.com"],
  credentials: [
    {
      id: "bingx",
      environment: "live",
      parts: [
        { kind: "key", label: "API Key", shapes: [[run("alnum", [60, 90])]], proof: "mixed" },
        { kind: "secret", label: "Secret Key", shapes: [[run("alnum", [60, 90])]], proof: "mixed" },
      ],
      source: "bingx-api.github.io signature and listen-key examples: 64 and 83 characters, base62 of about 64 bytes",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [
    {
      effect: "deleted",
      trigger: "idle",
      after: "14d",
      onlyUnbound: true,
      onlyWith: ["trade", "transfer.internal"],
      remedy: "Bind the key to an address, or use it at least every two weeks; a read-only key is spared.",
      source: "bingx.com/en-gb/account/api: unbound keys with trading, transfer or sub-account rights",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  allowlist: {
    support: "optional",
    maxEntries: 20,
    cidr: "unknown",
    ipv6: "unknown",
    separator: ",",
    source: "bingx.com/en-gb/account/api: up to 20 addresses with commas between them; withdrawal needs a list",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://bingx.com/en/account/api",
    introspection: "own-key",
    create: "sub-account",
    selfRevoke: false,
    maxKeys: 20,
    source: "BingX-API/api-ai-skills: account/apiPermissions, subAccount/v1/apiKey; its error 100419 names the page",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "bingx-api.github.io; ccxt 4.5.84 js/src/bingx.js",
  asOf: "2026-11",
  confidence: "high",
};
