import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const stytch: Family = {
  id: "stytch",
  name: "Stytch",
  category: "productivity",
  finds: "a project secret of Stytch",
  attackerCould: "sign in as any user of the application",
  remedy: "Revoke it at https://stytch.com/dashboard/api-keys and make another.",
  severity: "critical",
  parts: [
    {
      kind: "secret",
      label: "secret",
      shapes: [
        ["secret-live-", run("base64url", 36), "="],
        ["secret-live-", run("base64url", [36, 40])],
      ],
      anchors: ["secret-live-"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "test secret",
      shapes: [
        ["secret-test-", run("base64url", 36), "="],
        ["secret-test-", run("base64url", [36, 40])],
      ],
      anchors: ["secret-test-"],
      proof: "mixed",
      contextRequired: false,
      test: true,
    },
  ],
  keywords: ["stytch"],
  source: "Stytch's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
