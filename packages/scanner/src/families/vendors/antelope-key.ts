import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const antelopeKey: Family = {
  id: "antelope-key",
  name: "Antelope private key",
  category: "wallet",
  finds: "a private key of EOS or another Antelope chain",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "private key",
      shapes: [
        ["PVT_K1_", run("base58", [48, 51])],
        ["PVT_R1_", run("base58", [48, 51])],
      ],
      anchors: ["PVT_K1_", "PVT_R1_"],
      proof: "antelope",
      contextRequired: false,
    },
  ],
  keywords: ["eos", "eosio", "antelope", "cleos"],
  source: "EOSIO developer documentation",
  asOf: "2026-11",
  confidence: "medium",
};
