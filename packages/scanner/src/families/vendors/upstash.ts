import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const upstash: Family = {
  id: "upstash",
  name: "Upstash",
  category: "database",
  finds: "a REST token of Upstash",
  attackerCould: "read and change the stored data",
  remedy: "Revoke it at https://console.upstash.com/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "REST token",
      shapes: [
        ["A", run("base64url", [40, 80]), "=="],
        ["A", run("base64url", [40, 80]), "="],
        ["A", run("base64url", [40, 80])],
      ],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["upstash"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
