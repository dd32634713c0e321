import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const intercom: Family = {
  id: "intercom",
  name: "Intercom",
  category: "productivity",
  finds: "an access token of Intercom",
  attackerCould: "read the owner's customers and what they wrote",
  remedy: "Revoke it at https://app.intercom.com/a/apps/_/developer-hub and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["dG9rO", run("base64", [54, 56]), "="],
        ["dG9rO", run("base64", [54, 58])],
      ],
      anchors: ["dG9rO"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["intercom"],
  source: "Intercom's documentation of access tokens",
  asOf: "2026-11",
  confidence: "medium",
};
