import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const duffel: Family = {
  id: "duffel",
  name: "Duffel",
  category: "payments",
  finds: "an access token of Duffel",
  attackerCould: "book and cancel flights at the owner's cost",
  remedy: "Revoke it at https://app.duffel.com/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [["duffel_live_", run("base64url", 43)]],
      anchors: ["duffel_live_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "access token, test",
      shapes: [["duffel_test_", run("base64url", 43)]],
      anchors: ["duffel_test_"],
      proof: "mixed",
      contextRequired: false,
      test: true,
    },
  ],
  keywords: ["duffel"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
