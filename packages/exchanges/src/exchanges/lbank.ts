import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";

export const lbank: Exchange = {
  id: "lbank",
  name: "LBank",
  names: {
    ccxt: ["lbank"],
    aliases: ["lbank2", "lbankinfo", "lbankcom"],
    packages: ["lbank-connector-python", "lbank.old_api"],
    classes: [],
    environment: ["LBANK", "LBK"],
    weak: ["api_key", "sign"],
  },
  request: { key: [], signature: ["sign"], parameters: { key: ["api_key"] } },
  hosts: ["api.lbank.info", "api.lbkex.com", "www.lbkex.net", "api.lbank.com", "lbkperp.lbank.com", "www.lbank.com"],
  testHosts: [],
  credentials: [
    {
      id: "lbank",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "secret key", shapes: [[run("upper-hex", 32)]], proof: "hex-entropy" },
      ],
      source: "general knowledge; ccxt 4.5.84 js/src/lbank.js: HMAC or RSA",
      asOf: "2026-11",
      confidence: "low",
    },
    {
      id: "lbank-rsa",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        {
          kind: "private-key",
          label: "RSA private key",
          shapes: [
            { pem: ["PRIVATE KEY", "RSA PRIVATE KEY"] },
            ["MII", run("base64", [300, 4096])],
            ["MII", run("base64", [300, 4096]), "="],
            ["MII", run("base64", [300, 4096]), "=="],
          ],
          proof: "rsa-private-der",
        },
      ],
      source: "general knowledge; ccxt 4.5.84 js/src/lbank.js: a base64 PKCS#8 RSA key without armour",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [
    {
      effect: "invalid",
      trigger: "created",
      after: "30d",
      onlyUnbound: true,
      onlyWith: ["trade"],
      remedy: "Bind the key to an address.",
      source: "www.lbank.com/support/articles/21534735816217: unbound trading keys live 30 days",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  allowlist: {
    support: "optional",
    maxEntries: 4,
    cidr: "unknown",
    ipv6: "unknown",
    separator: ",",
    source:
      "www.lbank.com/support/articles/21534735816217: up to 4 addresses with commas between them; withdrawal needs a list",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://www.lbank.com/",
    introspection: "own-key",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "www.lbank.com/docs: supplement/api_Restrictions.do; the page by general knowledge",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "www.lbank.com/docs/index.html#authentication; ccxt 4.5.84 js/src/lbank.js",
  asOf: "2026-11",
  confidence: "high",
};
