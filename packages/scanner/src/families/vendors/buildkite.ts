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
    {
      kind: "token",
      label: "newer access token",
      shapes: [
        ["bkua_", run("lower-alnum", 53)],
        ["bkpat_", run("base64url", 54)],
        ["bkaa_", run("base64url", 75)],
        ["bkar_", run("base64url", 73)],
        ["bkct_", run("base64url", 73)],
        ["bkps_", run("base64url", 64)],
        ["bkpt_", run("base64url", 199)],
        ["bkaj_", run("base64url", 333)],
      ],
      anchors: ["bkua_", "bkpat_", "bkaa_", "bkar_", "bkct_", "bkps_", "bkpt_", "bkaj_"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["buildkite"],
  source: "gitleaks/gitleaks, trufflesecurity/trufflehog and betterleaks/betterleaks rules",
  asOf: "2026-11",
  confidence: "high",
};
