import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cerebras: Family = {
  id: "cerebras",
  name: "Cerebras",
  category: "ai",
  finds: "an API key of Cerebras",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://cloud.cerebras.ai/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["csk-", run("lower-alnum", 48)]],
      anchors: ["csk-"],
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: ["cerebras"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
