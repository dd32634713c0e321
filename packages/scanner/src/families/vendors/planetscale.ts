import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const planetscale: Family = {
  id: "planetscale",
  name: "PlanetScale",
  category: "database",
  finds: "a credential of PlanetScale",
  attackerCould: "read and change the database",
  remedy: "Revoke it at https://app.planetscale.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "credential",
      shapes: [
        ["pscale_tkn_", run("base64url", [32, 64])],
        ["pscale_pw_", run("base64url", [32, 64])],
        ["pscale_oauth_", run("base64url", [32, 64])],
      ],
      anchors: ["pscale_tkn_", "pscale_pw_", "pscale_oauth_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["planetscale", "pscale"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
