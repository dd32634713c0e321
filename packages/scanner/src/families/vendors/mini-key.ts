import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const miniKey: Family = {
  id: "mini-key",
  name: "Mini private key",
  category: "wallet",
  finds: "a mini private key as on physical coins",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "high",
  parts: [
    {
      kind: "private-key",
      label: "mini key",
      shapes: [
        ["S", run("base58", 21)],
        ["S", run("base58", 29)],
      ],
      proof: "mini-key",
      contextRequired: true,
    },
  ],
  keywords: ["minikey", "mini key", "casascius"],
  source: "Bitcoin wiki, mini private key format",
  asOf: "2026-11",
  confidence: "low",
};
