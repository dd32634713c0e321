import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const dockerHub: Family = {
  id: "docker-hub",
  name: "Docker Hub",
  category: "packages",
  finds: "an access token of Docker Hub",
  attackerCould: "replace the owner's images",
  remedy: "Revoke it at https://app.docker.com/settings/personal-access-tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["dckr_pat_", run("base64url", 27)],
        ["dckr_oat_", run("base64url", 32)],
      ],
      anchors: ["dckr_pat_", "dckr_oat_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["docker", "dockerhub"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
