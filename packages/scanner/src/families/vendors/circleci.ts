import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const circleci: Family = {
  id: "circleci",
  name: "CircleCI",
  category: "source-hosting",
  finds: "an access token of CircleCI",
  attackerCould: "run pipelines and use their secrets",
  remedy: "Revoke it at https://app.circleci.com/settings/user/tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["CCIPAT_", run("alnum", 22), "_", run("lower-hex", 40)],
        ["CCIPRJ_", run("alnum", 22), "_", run("lower-hex", 40)],
      ],
      anchors: ["CCIPAT_", "CCIPRJ_"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "older access token",
      shapes: [[run("lower-hex", 40)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["circleci"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
