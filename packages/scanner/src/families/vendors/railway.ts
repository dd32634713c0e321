import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const railway: Family = {
  id: "railway",
  name: "Railway",
  category: "cloud",
  finds: "a token of Railway",
  attackerCould: "deploy to and read the secrets of every project",
  remedy: "Revoke it at https://railway.com/account/tokens and make another.",
  severity: "high",
  parts: [{ kind: "token", label: "token", shapes: [UUID], contextRequired: true }],
  keywords: ["railway"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
