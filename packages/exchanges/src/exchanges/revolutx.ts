import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const revolutx: Exchange = {
  id: "revolutx",
  name: "Revolut X",
  names: {
    ccxt: ["revolutx"],
    aliases: ["revolut", "revx", "revolutexchange"],
    packages: ["revolut-x-python"],
    classes: [],
    environment: ["REVOLUTX", "REVOLUT_X", "REVX", "REVOLUT"],
    weak: ["revolut"],
  },
  request: { key: ["X-Revx-API-Key"], signature: ["X-Revx-Signature"] },
  hosts: ["revx.revolut.com", "exchange.revolut.com"],
  testHosts: [],
  credentials: [
    {
      id: "revolutx",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 64)]], proof: "mixed" },
        {
          kind: "private-key",
          label: "private key",
          shapes: [{ pem: ["PRIVATE KEY"] }, ["MC4CAQAwBQYDK2VwBCIEI", run("base64", 43)]],
          proof: "pkcs8-ed25519",
        },
      ],
      source:
        "developer.revolut.com: an Ed25519 key pair of one's own; the key is 64 letters and digits by general knowledge",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://exchange.revolut.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/revolutx.js",
  asOf: "2026-11",
  confidence: "high",
};
