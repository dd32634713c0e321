import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const linode: Family = {
  id: "linode",
  name: "Linode",
  category: "cloud",
  finds: "an API token of Linode",
  attackerCould: "create and destroy the account's machines",
  remedy: "Revoke it at https://cloud.linode.com/profile/tokens and make another.",
  severity: "high",
  parts: [
    { kind: "token", label: "token", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["linode"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
