import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const typeform: Family = {
  id: "typeform",
  name: "Typeform",
  category: "productivity",
  finds: "an access token of Typeform",
  attackerCould: "read what people answered",
  remedy: "Revoke it at https://admin.typeform.com/user/tokens and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["tfp_", run("base64url", [40, 59])],
        ["tfp_", run("base64url", [40, 50]), "_", run("base64url", [8, 20])],
      ],
      anchors: ["tfp_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["typeform"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
