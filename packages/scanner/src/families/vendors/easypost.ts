import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const easypost: Family = {
  id: "easypost",
  name: "EasyPost",
  category: "payments",
  finds: "an API key of EasyPost",
  attackerCould: "buy shipments at the owner's cost, and read their addresses",
  remedy: "Revoke it at https://www.easypost.com/account/api-keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["EZAK", run("alnum", 54)]],
      anchors: ["EZAK"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "API key, test",
      shapes: [["EZTK", run("alnum", 54)]],
      anchors: ["EZTK"],
      proof: "mixed",
      contextRequired: false,
      test: true,
    },
  ],
  keywords: ["easypost"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
