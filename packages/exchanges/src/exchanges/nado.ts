import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const nado: Exchange = {
  id: "nado",
  name: "Nado",
  names: {
    ccxt: ["nado"],
    aliases: ["nadoxyz", "nado.xyz"],
    packages: ["@nadohq/client", "nado-protocol", "nado_protocol"],
    classes: ["create_nado_client", "createNadoClient"],
    environment: ["NADO"],
    weak: ["nado"],
  },
  request: { key: [] },
  hosts: ["gateway.prod.nado.xyz", "archive.prod.nado.xyz", "trigger.prod.nado.xyz", "nado.xyz"],
  testHosts: ["gateway.test.nado.xyz", "archive.test.nado.xyz", "trigger.test.nado.xyz"],
  credentials: [
    {
      id: "nado",
      environment: "live",
      parts: [
        {
          kind: "private-key",
          label: "private key",
          shapes: [["0x", run("hex", 64)], [run("hex", 64)]],
          proof: "secp256k1-scalar",
        },
        { kind: "key", label: "wallet address", shapes: [["0x", run("hex", 40)]], required: false },
      ],
      source: "ccxt 4.5.84 js/src/nado.js: the private key of a wallet or of its linked signer",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.nado.xyz/",
    introspection: "unknown",
    create: "wallet-signature",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of linked signers: a wallet signs which key may sign for it",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/nado.js",
  asOf: "2026-11",
  confidence: "high",
};
