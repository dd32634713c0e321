import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const xrpSeed: Family = {
  id: "xrp-seed",
  name: "XRP Ledger seed",
  category: "wallet",
  finds: "a seed of the XRP Ledger",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "seed",
      shapes: [
        ["sEd", run("base58", 28)],
        ["s", run("base58", [26, 28])],
      ],
      proof: "xrp",
      contextRequired: false,
    },
  ],
  keywords: ["xrpl", "ripple", "xrp", "fromseed"],
  source: "XRPLF/xrpl.js tests",
  asOf: "2026-11",
  confidence: "high",
};
