import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const figma: Family = {
  id: "figma",
  name: "Figma",
  category: "productivity",
  finds: "an access token of Figma",
  attackerCould: "read the owner's designs",
  remedy: "Revoke it at https://www.figma.com/settings and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["figd_", run("base64url", [38, 44])],
        ["figu_", run("base64url", [40, 44])],
      ],
      anchors: ["figd_", "figu_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["figma"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
