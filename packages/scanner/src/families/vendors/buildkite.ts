import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const buildkite: Family = {
  id: "buildkite",
  name: "Buildkite",
  category: "source-hosting",
  finds: "an access token of Buildkite",
  attackerCould: "run pipelines and use their secrets",
  remedy: "Revoke it at https://buildkite.com/user/api-access-tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [["bkua_", run("lower-hex", 40)]],
      anchors: ["bkua_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["buildkite"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
