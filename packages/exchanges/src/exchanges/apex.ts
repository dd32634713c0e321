import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const apex: Exchange = {
  id: "apex",
  name: "ApeX Omni",
  names: {
    ccxt: ["apex"],
    aliases: ["apexomni", "apexpro", "apexexchange", "apex.exchange"],
    packages: ["apexomni", "apexpro", "apexpro.http_private", "apexomni.http_private_v3", "apexpro-openapi"],
    classes: ["HttpPrivateStark", "HttpPrivate_v3", "HttpPrivateSign"],
    environment: ["APEX", "APEX_OMNI", "APEXPRO", "APEX_PRO"],
    weak: ["apex"],
  },
  request: { key: ["APEX-API-KEY"], passphrase: ["APEX-PASSPHRASE"], signature: ["APEX-SIGNATURE"] },
  hosts: ["omni.apex.exchange", "pro.apex.exchange", "apex.exchange", "quote.omni.apex.exchange"],
  testHosts: ["testnet.omni.apex.exchange", "testnet.pro.apex.exchange"],
  credentials: [
    {
      id: "apex",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "API secret", shapes: [[run("base64url", 40)]], proof: "mixed" },
        { kind: "passphrase", label: "passphrase", shapes: [[run("base64url", 20)]] },
      ],
      source: "the form of dYdX version 3, whose API it follows; general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
    {
      id: "apex-stark",
      environment: "live",
      parts: [
        {
          kind: "private-key",
          label: "stark private key",
          shapes: [
            ["0x", run("lower-hex", [60, 64])],
            ["0x", run("lower-hex", [128, 130])],
          ],
        },
      ],
      source: "general knowledge: a scalar, or the hex seed of an Omni account",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://omni.apex.exchange/keyManagement",
    introspection: "unknown",
    create: "wallet-signature",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge: a wallet signature makes a key",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/apex.js",
  asOf: "2026-11",
  confidence: "high",
};
