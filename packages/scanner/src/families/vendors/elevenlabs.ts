import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const elevenlabs: Family = {
  id: "elevenlabs",
  name: "ElevenLabs",
  category: "ai",
  finds: "an API key of ElevenLabs",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://elevenlabs.io/app/settings/api-keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["sk_", run("lower-hex", 48)]],
      anchors: ["sk_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["elevenlabs", "xi-api-key"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
