import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const tronPrivateKey: Family = {
  id: "tron-private-key",
  name: "Tron private key",
  category: "wallet",
  finds: "a private key of Tron",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "private key",
      shapes: [[run("hex", 64)]],
      proof: "secp256k1-scalar",
      contextRequired: true,
    },
  ],
  keywords: ["tron", "tronweb", "trongrid", "fullhost"],
  source: "tronweb usage; general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
