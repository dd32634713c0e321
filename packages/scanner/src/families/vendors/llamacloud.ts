import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const llamacloud: Family = {
  id: "llamacloud",
  name: "LlamaCloud",
  category: "ai",
  finds: "an API key of LlamaCloud",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://cloud.llamaindex.ai/api-key and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["llx-", run("alnum", 48)]],
      anchors: ["llx-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["llamacloud", "llama cloud", "llamaparse"],
  source: "LlamaIndex's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
