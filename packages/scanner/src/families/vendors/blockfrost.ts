import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const blockfrost: Family = {
  id: "blockfrost",
  name: "Blockfrost",
  category: "rpc",
  finds: "a key of Blockfrost",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://blockfrost.io/dashboard and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "key",
      label: "project id",
      shapes: [
        ["mainnet", run("alnum", 32)],
        ["preprod", run("alnum", 32)],
        ["preview", run("alnum", 32)],
        ["testnet", run("alnum", 32)],
        ["ipfs", run("alnum", 32)],
      ],
      anchors: ["mainnet", "preprod", "preview", "testnet", "ipfs"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["blockfrost", "project_id"],
  headers: ["project_id"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
