import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const jfrog: Family = {
  id: "jfrog",
  name: "JFrog",
  category: "packages",
  finds: "a credential of Artifactory",
  attackerCould: "read and replace the packages of the organization",
  remedy: "Revoke it at https://jfrog.com/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["AKCp", run("alnum", 69)]],
      anchors: ["AKCp"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "reference token",
      shapes: [["cmVmdGtu", run("alnum", 56)]],
      anchors: ["cmVmdGtu"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["jfrog", "artifactory"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
