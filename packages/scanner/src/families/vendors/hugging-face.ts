import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const huggingFace: Family = {
  id: "hugging-face",
  name: "Hugging Face",
  category: "ai",
  finds: "an API key of Hugging Face",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://huggingface.co/settings/tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["hf_", run("alnum", 34)],
        ["api_org_", run("alnum", 34)],
      ],
      anchors: ["hf_", "api_org_"],
      contextRequired: false,
    },
  ],
  keywords: ["huggingface", "hugging face", "hf_token"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
