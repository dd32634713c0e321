import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const hederaKey: Family = {
  id: "hedera-key",
  name: "Hedera key",
  category: "wallet",
  finds: "a private key of Hedera",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "DER key",
      shapes: [
        ["302e020100300506032b657004220420", run("lower-hex", 64)],
        ["3030020100300706052b8104000a04220420", run("lower-hex", 64)],
      ],
      anchors: ["302e020100300506032b657004220420", "3030020100300706052b8104000a04220420"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["hedera", "hashgraph", "operator_key"],
  source: "hashgraph/hedera-sdk-js; Hedera local node",
  asOf: "2026-11",
  confidence: "high",
};
