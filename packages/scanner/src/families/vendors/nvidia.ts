import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const nvidia: Family = {
  id: "nvidia",
  name: "NVIDIA",
  category: "ai",
  finds: "an API key of NVIDIA",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://build.nvidia.com/settings/api-keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["nvapi-", run("base64url", 64)]],
      anchors: ["nvapi-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["nvidia", "ngc"],
  source: "trufflesecurity/trufflehog nvapi",
  asOf: "2026-11",
  confidence: "high",
};
