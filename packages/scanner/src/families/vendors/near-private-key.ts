import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const nearPrivateKey: Family = {
  id: "near-private-key",
  name: "NEAR private key",
  category: "wallet",
  finds: "a private key of NEAR",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "private key",
      shapes: [["ed25519:", run("base58", [86, 88])]],
      anchors: ["ed25519:"],
      proof: "ed25519-pair",
      contextRequired: false,
    },
  ],
  keywords: ["near", ".near-credentials"],
  source: "NEAR key files, checked with the pair proof",
  asOf: "2026-11",
  confidence: "high",
};
