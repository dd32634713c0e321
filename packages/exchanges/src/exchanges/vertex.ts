import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const vertex: Exchange = {
  id: "vertex",
  name: "Vertex",
  names: {
    ccxt: [],
    aliases: ["vertexprotocol", "vertexperpetual"],
    packages: ["vertex-protocol", "vertex_protocol", "@vertex-protocol/client", "vertex_protocol.client"],
    classes: ["create_vertex_client", "createVertexClient"],
    environment: ["VERTEX", "VERTEX_PROTOCOL"],
    weak: ["vertex"],
  },
  request: { key: [] },
  hosts: ["gateway.prod.vertexprotocol.com", "archive.prod.vertexprotocol.com", "app.vertexprotocol.com"],
  testHosts: ["gateway.sepolia-test.vertexprotocol.com"],
  credentials: [
    {
      id: "vertex",
      environment: "live",
      parts: [
        {
          kind: "private-key",
          label: "private key",
          shapes: [["0x", run("hex", 64)], [run("hex", 64)]],
          proof: "secp256k1-scalar",
        },
      ],
      source:
        "general knowledge of vertex-protocol/vertex-python-sdk: the private key of a wallet or of its linked signer; the exchange is closed, the wallet key is not",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.vertexprotocol.com/",
    introspection: "unknown",
    create: "wallet-signature",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of linked signers; the exchange is closed",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "older ccxt js/src/vertex.js by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
