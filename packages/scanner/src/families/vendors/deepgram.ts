import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const deepgram: Family = {
  id: "deepgram",
  name: "Deepgram",
  category: "ai",
  finds: "an API key of Deepgram",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://console.deepgram.com/ and make another.",
  severity: "medium",
  parts: [
    { kind: "token", label: "API key", shapes: [[run("lower-hex", 40)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["deepgram"],
  source: "trufflesecurity/trufflehog deepgram",
  asOf: "2026-11",
  confidence: "medium",
};
