import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const fal: Family = {
  id: "fal",
  name: "fal",
  category: "ai",
  finds: "an API key of fal",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://fal.ai/dashboard/keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [[...UUID, ":", run("lower-hex", 32)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["fal_key", "fal ai", "fal"],
  source: "fal's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
