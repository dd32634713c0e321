import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const npm: Family = {
  id: "npm",
  name: "npm",
  category: "packages",
  finds: "an access token of npm",
  attackerCould: "publish packages in the owner's name",
  remedy: "Revoke it at https://www.npmjs.com/settings/~/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [["npm_", run("alnum", 36)]],
      anchors: ["npm_"],
      proof: "crc32-base62",
      contextRequired: false,
    },
    { kind: "token", label: "older token", shapes: [UUID], contextRequired: true, tokenSlot: true },
  ],
  keywords: ["npm", "_authtoken"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
