import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const hashicorpVault: Family = {
  id: "hashicorp-vault",
  name: "HashiCorp Vault",
  category: "secret-store",
  finds: "a token of Vault",
  attackerCould: "read every secret that its policies allow",
  remedy: "Revoke it at the Vault server (vault token revoke) and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "service token",
      shapes: [
        ["hvs.", run("base64url", [90, 300])],
        ["hvs.", run("alnum", 24)],
      ],
      anchors: ["hvs."],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "batch token",
      shapes: [["hvb.", run("base64url", [130, 400])]],
      anchors: ["hvb."],
      proof: "mixed",
      contextRequired: false,
    },
    { kind: "token", label: "older token", shapes: [["s.", run("alnum", 24)]], proof: "mixed", contextRequired: true },
    // Before version 0.10.
    { kind: "token", label: "oldest token", shapes: [UUID], contextRequired: true, tokenSlot: true },
  ],
  keywords: ["vault", "vault_token", "root token"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules; hashicorp/vault-guides",
  asOf: "2026-11",
  confidence: "high",
};
