import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const jina: Family = {
  id: "jina",
  name: "Jina AI",
  category: "ai",
  finds: "an API key of Jina AI",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://jina.ai/api-dashboard/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["jina_", run("lower-hex", 32), run("alnum", 28)]],
      anchors: ["jina_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["jina"],
  source: "praetorian-inc/noseyparker and mongodb/kingfisher rules",
  asOf: "2026-11",
  confidence: "high",
};
