import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const pacifica: Exchange = {
  id: "pacifica",
  name: "Pacifica",
  names: {
    ccxt: ["pacifica"],
    aliases: ["pacificafi", "pacificaperpetual", "pacifica.fi"],
    packages: ["pacifica-sdk", "pacifica-python-sdk"],
    classes: [],
    environment: ["PACIFICA"],
    weak: ["pacifica"],
  },
  request: { key: ["PF-API-KEY"] },
  hosts: ["api.pacifica.fi", "ws.pacifica.fi", "app.pacifica.fi", "www.pacifica.fi"],
  testHosts: ["test-api.pacifica.fi", "test-ws.pacifica.fi"],
  credentials: [
    {
      id: "pacifica",
      environment: "live",
      parts: [
        { kind: "private-key", label: "private key", shapes: [[run("base58", [86, 88])]], proof: "ed25519-pair" },
      ],
      source: "ccxt 4.5.84 js/src/pacifica.js: a Solana key pair, the account's or an agent's",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.pacifica.fi/apikey",
    introspection: "unknown",
    create: "wallet-signature",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.pacifica.fi by general knowledge: agent keys and API config keys are made by a signed request",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/pacifica.js",
  asOf: "2026-11",
  confidence: "high",
};
