import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const stellarSeed: Family = {
  id: "stellar-seed",
  name: "Stellar secret seed",
  category: "wallet",
  finds: "a secret seed of Stellar",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "secret seed",
      shapes: [
        ["SA", run("base32", 54)],
        ["SB", run("base32", 54)],
        ["SC", run("base32", 54)],
        ["SD", run("base32", 54)],
      ],
      anchors: ["SA", "SB", "SC", "SD"],
      proof: "stellar",
      contextRequired: false,
    },
  ],
  keywords: ["stellar", "soroban", "horizon"],
  source: "stellar/js-stellar-base: src/strkey.js",
  asOf: "2026-11",
  confidence: "high",
};
