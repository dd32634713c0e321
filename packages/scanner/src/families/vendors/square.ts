import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const square: Family = {
  id: "square",
  name: "Square",
  category: "payments",
  finds: "an access token of Square",
  attackerCould: "take payments, refund them and read customers",
  remedy: "Roll the key at https://developer.squareup.com/apps.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["sq0atp-", run("base64url", 22)],
        ["EAAA", run("base64url", 60)],
      ],
      anchors: ["sq0atp-", "EAAA"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "application secret",
      shapes: [["sq0csp-", run("base64url", 43)]],
      anchors: ["sq0csp-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["square", "squareup"],
  source: "gitleaks/gitleaks square rules",
  asOf: "2026-11",
  confidence: "medium",
};
