import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const hexSeed: Family = {
  id: "hex-seed",
  name: "Wallet seed",
  category: "wallet",
  finds: "the seed of a wallet in hex",
  attackerCould: "derive every key of the wallet and take all that it holds",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this seed can empty the old one at any time.",
  severity: "high",
  parts: [
    {
      kind: "private-key",
      label: "seed",
      shapes: [[run("hex", 32)], [run("hex", 64)], [run("hex", 128)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: [
    "wallet seed",
    "bip32 seed",
    "bip39 seed",
    "hd seed",
    "master seed",
    "seed hex",
    "hex seed",
    "channel seed",
  ],
  source: "spesmilo/electrum wallet files; BIP-32; general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
