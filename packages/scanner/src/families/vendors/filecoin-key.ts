import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const filecoinKey: Family = {
  id: "filecoin-key",
  name: "Filecoin key",
  category: "wallet",
  finds: "an exported key of Filecoin",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "exported key",
      shapes: [["7b2254797065223a22", run("lower-hex", [60, 400])]],
      anchors: ["7b2254797065223a22"],
      contextRequired: false,
    },
  ],
  keywords: ["filecoin", "lotus"],
  source: "lotus wallet export; general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
