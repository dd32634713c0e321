import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const sonarqube: Family = {
  id: "sonarqube",
  name: "SonarQube",
  category: "source-hosting",
  finds: "a token of SonarQube",
  attackerCould: "read the analysed code",
  remedy: "Revoke it at https://sonarcloud.io/account/security and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["sqp_", run("lower-hex", 40)],
        ["squ_", run("lower-hex", 40)],
        ["sqa_", run("lower-hex", 40)],
      ],
      anchors: ["sqp_", "squ_", "sqa_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["sonar"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
