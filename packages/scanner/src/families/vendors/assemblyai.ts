import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const assemblyai: Family = {
  id: "assemblyai",
  name: "AssemblyAI",
  category: "ai",
  finds: "an API key of AssemblyAI",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://www.assemblyai.com/dashboard/api-keys and make another.",
  severity: "medium",
  parts: [
    { kind: "token", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["assemblyai"],
  source: "trufflesecurity/trufflehog assemblyai",
  asOf: "2026-11",
  confidence: "medium",
};
