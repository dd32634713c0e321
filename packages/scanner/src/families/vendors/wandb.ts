import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const wandb: Family = {
  id: "wandb",
  name: "Weights & Biases",
  category: "ai",
  finds: "an API key of Weights & Biases",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://wandb.ai/authorize and make another.",
  severity: "medium",
  parts: [
    { kind: "token", label: "API key", shapes: [[run("lower-hex", 40)]], proof: "hex-entropy", contextRequired: true },
    {
      kind: "token",
      label: "newer API key",
      shapes: [["wandb_v1_", run("base64url", 77)]],
      anchors: ["wandb_v1_"],
      proof: "mixed",
      contextRequired: false,
      severity: "high",
    },
  ],
  keywords: ["wandb"],
  source: "gitleaks/gitleaks, trufflesecurity/trufflehog and betterleaks/betterleaks rules",
  asOf: "2026-11",
  confidence: "medium",
};
