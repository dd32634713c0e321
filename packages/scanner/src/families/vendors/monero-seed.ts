import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const moneroSeed: Family = {
  id: "monero-seed",
  name: "Monero seed",
  category: "wallet",
  finds: "the seed or the spend key of a Monero wallet",
  attackerCould: "restore the wallet anywhere and take everything in it",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    { kind: "mnemonic", label: "seed", shapes: [], structure: "mnemonic", contextRequired: false },
    {
      kind: "private-key",
      label: "spend key",
      shapes: [[run("lower-hex", 64)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["monero", "xmr", "spend key", "view key", "restore height"],
  source: "monero-project/monero: src/mnemonics; tevador/polyseed, whose English words are those of BIP-39",
  asOf: "2026-11",
  confidence: "high",
};
