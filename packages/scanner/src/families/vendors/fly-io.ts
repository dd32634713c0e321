import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const flyIo: Family = {
  id: "fly-io",
  name: "Fly.io",
  category: "cloud",
  finds: "a token of Fly.io",
  attackerCould: "deploy to and read the secrets of every app",
  remedy: "Revoke it at https://fly.io/user/personal_access_tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["fm1r_", run("base64", [100, 600])],
        ["fm2_", run("base64", [100, 900])],
        ["fm1a_", run("base64", [100, 600])],
        ["fo1_", run("base64url", 43)],
      ],
      anchors: ["fm1r_", "fm2_", "fm1a_", "fo1_"],
      contextRequired: false,
    },
  ],
  keywords: ["fly.io", "fly_api_token", "flyv1"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
