import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const posthog: Family = {
  id: "posthog",
  name: "PostHog",
  category: "monitoring",
  finds: "a personal API key of PostHog",
  attackerCould: "read what users do",
  remedy: "Revoke it at https://us.posthog.com/settings/user-api-keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "personal key",
      shapes: [["phx_", run("base64url", [43, 60])]],
      anchors: ["phx_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["posthog"],
  source: "gitleaks/gitleaks, trufflesecurity/trufflehog and mongodb/kingfisher rules, whose examples have signs",
  asOf: "2026-11",
  confidence: "medium",
};
