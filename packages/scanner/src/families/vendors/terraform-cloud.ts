import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const terraformCloud: Family = {
  id: "terraform-cloud",
  name: "Terraform Cloud",
  category: "secret-store",
  finds: "an API token of Terraform Cloud",
  attackerCould: "change the infrastructure and read its state, secrets included",
  remedy: "Revoke it at https://app.terraform.io/app/settings/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [[run("alnum", 14), ".atlasv1.", run("base64url", [60, 70])]],
      anchors: [".atlasv1."],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["terraform", "tfe_token", "atlas"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
