import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const pulumi: Family = {
  id: "pulumi",
  name: "Pulumi",
  category: "secret-store",
  finds: "an access token of Pulumi",
  attackerCould: "change the infrastructure and read its state",
  remedy: "Revoke it at https://app.pulumi.com/account/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [["pul-", run("lower-hex", 40)]],
      anchors: ["pul-"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["pulumi"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
