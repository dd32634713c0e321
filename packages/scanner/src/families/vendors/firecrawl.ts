import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const firecrawl: Family = {
  id: "firecrawl",
  name: "Firecrawl",
  category: "ai",
  finds: "an API key of Firecrawl",
  attackerCould: "crawl at the owner's cost",
  remedy: "Revoke it at https://www.firecrawl.dev/app/api-keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["fc-", run("lower-hex", 32)]],
      anchors: ["fc-"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["firecrawl"],
  source: "Firecrawl's documentation",
  asOf: "2026-11",
  confidence: "high",
};
