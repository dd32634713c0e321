import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const algorandMnemonic: Family = {
  id: "algorand-mnemonic",
  name: "Algorand key",
  category: "wallet",
  finds: "a key of an Algorand account",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    { kind: "mnemonic", label: "25 words", shapes: [], structure: "mnemonic", contextRequired: false },
    {
      kind: "private-key",
      label: "secret key",
      shapes: [[run("base64", 86), "=="]],
      proof: "ed25519-pair",
      contextRequired: true,
    },
  ],
  keywords: ["algorand", "algosdk"],
  source: "algorand/js-algorand-sdk; general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
