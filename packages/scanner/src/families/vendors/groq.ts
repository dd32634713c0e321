import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const groq: Family = {
  id: "groq",
  name: "Groq",
  category: "ai",
  finds: "an API key of Groq",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://console.groq.com/keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["gsk_", run("alnum", 52)]],
      anchors: ["gsk_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["groq"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
