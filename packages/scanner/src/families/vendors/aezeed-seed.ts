import type { Family } from "../family.ts";

export const aezeedSeed: Family = {
  id: "aezeed-seed",
  name: "Lightning seed",
  category: "wallet",
  finds: "the seed of a Lightning node (aezeed of lnd)",
  attackerCould: "restore the node's wallet, where its owner set no passphrase, and take everything in it",
  remedy:
    "Make a new wallet on a clean machine, close the channels and move everything to it now; whoever has these words can empty the old one at any time.",
  severity: "critical",
  parts: [{ kind: "mnemonic", label: "seed", shapes: [], structure: "mnemonic", contextRequired: false }],
  keywords: ["aezeed", "lnd", "cipher seed", "lightning seed"],
  source: "lightningnetwork/lnd: aezeed/README.md, whose words are those of BIP-39",
  asOf: "2026-11",
  confidence: "high",
};
