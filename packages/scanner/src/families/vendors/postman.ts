import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const postman: Family = {
  id: "postman",
  name: "Postman",
  category: "productivity",
  finds: "an API key of Postman",
  attackerCould: "read collections, with whatever credentials they hold",
  remedy: "Revoke it at https://go.postman.co/settings/me/api-keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["PMAK-", run("lower-hex", 24), "-", run("lower-hex", 34)]],
      anchors: ["PMAK-"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "collection access key",
      shapes: [["PMAT-", run("upper-alnum", 26)]],
      anchors: ["PMAT-"],
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: ["postman"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
