import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const robinhood: Exchange = {
  id: "robinhood",
  name: "Robinhood Crypto",
  names: {
    ccxt: [],
    aliases: ["robinhoodcrypto", "robinhoodcom"],
    packages: ["robin_stocks", "robin-stocks", "robin_stocks.robinhood"],
    classes: ["CryptoAPITrading"],
    environment: ["ROBINHOOD", "ROBINHOOD_CRYPTO", "RH_CRYPTO", "RH"],
    weak: ["rh", "x-api-key"],
  },
  request: { key: ["x-api-key"], signature: ["x-signature"] },
  hosts: ["trading.robinhood.com", "api.robinhood.com"],
  testHosts: [],
  credentials: [
    {
      id: "robinhood-crypto",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [["rh-api-", ...UUID]], distinctive: true },
        {
          kind: "private-key",
          label: "private key",
          shapes: [
            [run("base64", 43), "="],
            [run("base64", 86), "=="],
          ],
          proof: "ed25519-seed",
        },
      ],
      source: "trufflesecurity/trufflehog pkg/detectors/robinhoodcrypto",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://robinhood.com/account/crypto",
    introspection: "unknown",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.robinhood.com/crypto/trading by general knowledge: keys are made on the site",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "docs.robinhood.com/crypto/trading by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
