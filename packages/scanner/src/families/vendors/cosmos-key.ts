import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cosmosKey: Family = {
  id: "cosmos-key",
  name: "Cosmos key",
  category: "wallet",
  finds: "a key of a Cosmos validator, node or account",
  attackerCould: "sign as the validator, which slashes its stake, or take what the account holds",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "validator key",
      shapes: [[run("base64", 86), "=="]],
      structure: "json-field",
      proof: "ed25519-pair",
      contextRequired: true,
    },
    {
      kind: "private-key",
      label: "armoured key",
      shapes: [],
      structure: "pem",
      proof: "pem",
      contextRequired: false,
      encrypted: true,
      severity: "medium",
    },
  ],
  keywords: ["tendermint", "cometbft", "priv_validator_key", "node_key", "cosmos", "keyring", "privkeyed25519"],
  files: ["priv_validator_key.json", "node_key.json"],
  source: "CometBFT key files; cosmos/cosmjs",
  asOf: "2026-11",
  confidence: "high",
};
