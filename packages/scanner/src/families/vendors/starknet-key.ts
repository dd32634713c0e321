import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const starknetKey: Family = {
  id: "starknet-key",
  name: "Starknet private key",
  category: "wallet",
  finds: "a private key of Starknet",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "private key",
      shapes: [["0x", run("hex", [60, 64])]],
      proof: "hex-entropy",
      contextRequired: true,
      secretSlot: true,
    },
  ],
  keywords: ["starknet", "argent", "braavos", "snfoundry", "stark"],
  source: "Starknet tooling; general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
