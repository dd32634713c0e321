import type { Family } from "../family.ts";

export const ethereumKeystore: Family = {
  id: "ethereum-keystore",
  name: "Ethereum keystore",
  category: "wallet",
  finds: "an encrypted wallet file",
  attackerCould: "try passwords without limit, and take everything when one fits",
  remedy: "Keep it out of repositories; if its password stands nearby or is weak, move everything to a new wallet.",
  severity: "medium",
  parts: [
    {
      kind: "private-key",
      label: "keystore file",
      shapes: [],
      structure: "keystore",
      proof: "keystore-v3",
      contextRequired: false,
      encrypted: true,
    },
  ],
  keywords: ["keystore", "utc--", "kdfparams", "ciphertext"],
  source: "Web3 Secret Storage definition",
  asOf: "2026-11",
  confidence: "high",
};
