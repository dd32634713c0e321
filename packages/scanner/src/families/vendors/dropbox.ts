import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const dropbox: Family = {
  id: "dropbox",
  name: "Dropbox",
  category: "productivity",
  finds: "an access token of Dropbox",
  attackerCould: "read and change the files",
  remedy: "Revoke it at https://www.dropbox.com/developers/apps and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["sl.", run("base64url", [130, 1400])],
        ["sl.u.", run("base64url", [130, 1400])],
      ],
      anchors: ["sl.", "sl.u."],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["dropbox"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
