import type { Family } from "../family.ts";

export const electrumSeed: Family = {
  id: "electrum-seed",
  name: "Electrum seed",
  category: "wallet",
  finds: "a seed phrase of Electrum",
  attackerCould: "restore the wallet anywhere and take everything in it",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [{ kind: "mnemonic", label: "seed", shapes: [], structure: "mnemonic", contextRequired: true }],
  keywords: ["electrum"],
  source: "Electrum documentation, seed version system",
  asOf: "2026-11",
  confidence: "medium",
};
