import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const heroku: Family = {
  id: "heroku",
  name: "Heroku",
  category: "cloud",
  finds: "an API key of Heroku",
  attackerCould: "deploy to and read the secrets of every app",
  remedy: "Revoke it at https://dashboard.heroku.com/account and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["HRKU-AA", run("base64url", 58)],
        ["HRKU-", ...UUID],
      ],
      anchors: ["HRKU-AA", "HRKU-"],
      contextRequired: false,
    },
    { kind: "token", label: "older API key", shapes: [UUID], contextRequired: true },
  ],
  keywords: ["heroku"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
