import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const solanaKeypair: Family = {
  id: "solana-keypair",
  name: "Solana key pair",
  category: "wallet",
  finds: "a key pair of a Solana wallet",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "key file",
      shapes: [],
      structure: "byte-array",
      proof: "ed25519-pair",
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "secret key",
      shapes: [[run("base58", [86, 88])]],
      proof: "ed25519-pair",
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "secret key in base64",
      shapes: [[run("base64", 86), "=="]],
      proof: "ed25519-pair",
      contextRequired: true,
    },
    {
      kind: "private-key",
      label: "seed",
      shapes: [[run("base58", [43, 44])]],
      proof: "ed25519-seed",
      contextRequired: true,
      secretSlot: true,
    },
  ],
  keywords: ["solana", "keypair", "fromsecretkey", "phantom", "bs58", "solders", "anchor"],
  files: ["id.json", "deployer.json"],
  source: "Solana cookbook; coinbase/cdp-sdk",
  asOf: "2026-11",
  confidence: "high",
};
