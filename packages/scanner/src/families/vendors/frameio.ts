import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const frameio: Family = {
  id: "frameio",
  name: "Frame.io",
  category: "productivity",
  finds: "a developer token of Frame.io",
  attackerCould: "read and change the owner's media",
  remedy: "Revoke it at https://developer.frame.io/app/tokens and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "developer token",
      shapes: [["fio-u-", run("base64url", 64)]],
      anchors: ["fio-u-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["frameio", "frame.io"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
