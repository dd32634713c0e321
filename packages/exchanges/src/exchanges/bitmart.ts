import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bitmart: Exchange = {
  id: "bitmart",
  name: "BitMart",
  names: {
    ccxt: [],
    aliases: ["bitmartcom", "bitmartfutures", "bitmartperpetual"],
    packages: [
      "bitmart-python-sdk-api",
      "bitmart",
      "bitmart.api_spot",
      "bitmart.api_contract",
      "@bitmartexchange/bitmart-node-sdk-api",
      "bitmart.net",
      "github.com/bitmartexchange/bitmart-go-sdk-api",
      "bitmartexchange/bitmart-php-sdk-api",
    ],
    classes: ["BitMartRestClient", "BitMartSocketClient"],
    environment: ["BITMART"],
    weak: [],
  },
  request: { key: ["X-BM-KEY"], signature: ["X-BM-SIGN"] },
  hosts: ["api-cloud.bitmart.com", "api-cloud-v2.bitmart.com", "ws-manager-compress.bitmart.com", "www.bitmart.com"],
  testHosts: ["demo-api-cloud-v2.bitmart.com"],
  credentials: [
    {
      id: "bitmart",
      environment: "live",
      parts: [
        { kind: "key", label: "Access Key", shapes: [[run("lower-hex", 40)]], proof: "hex-entropy" },
        { kind: "secret", label: "Secret Key", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
        { kind: "passphrase", label: "memo", shapes: [[run("printable", [1, 32])]] },
      ],
      source: "hummingbot/hummingbot bitmart connector (key, secret, memo); lengths by general knowledge",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.bitmart.com/api-config/en-US",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "developer-pro.bitmart.com: no call about keys found; the page from its Python SDK",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "developer-pro.bitmart.com/en/spot/#authentication",
  asOf: "2026-11",
  confidence: "high",
};
