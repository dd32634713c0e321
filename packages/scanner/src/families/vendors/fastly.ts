import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const fastly: Family = {
  id: "fastly",
  name: "Fastly",
  category: "cloud",
  finds: "an API token of Fastly",
  attackerCould: "change what the owner's sites serve, and read their traffic",
  remedy: "Revoke it at https://manage.fastly.com/account/personal/tokens and make another.",
  severity: "high",
  parts: [
    { kind: "token", label: "API token", shapes: [[run("base64url", 32)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["fastly"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
