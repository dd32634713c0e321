import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const readme: Family = {
  id: "readme",
  name: "ReadMe",
  category: "productivity",
  finds: "an API key of ReadMe",
  attackerCould: "read and change the owner's documentation",
  remedy: "Revoke it in the project's settings and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["rdme_", run("lower-alnum", 70)]],
      anchors: ["rdme_"],
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: ["readme.io", "rdme"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
