import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const netlify: Family = {
  id: "netlify",
  name: "Netlify",
  category: "cloud",
  finds: "an access token of Netlify",
  attackerCould: "deploy to and read the secrets of every site",
  remedy: "Revoke it at https://app.netlify.com/user/applications and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["nfp_", run("alnum", 36)],
        ["nfc_", run("alnum", 36)],
        ["nfo_", run("alnum", 36)],
        ["nfu_", run("alnum", 36)],
      ],
      anchors: ["nfp_", "nfc_", "nfo_", "nfu_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "older access token",
      shapes: [[run("base64url", [43, 46])]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["netlify"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
