import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const sentry: Family = {
  id: "sentry",
  name: "Sentry",
  category: "monitoring",
  finds: "a token of Sentry",
  attackerCould: "read errors, with whatever they hold",
  remedy: "Revoke it at https://sentry.io/settings/account/api/auth-tokens/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "user token",
      shapes: [["sntryu_", run("lower-hex", 64)]],
      anchors: ["sntryu_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "organization token",
      shapes: [
        ["sntrys_eyJ", run("base64", [60, 400]), "_", run("base64", 43)],
        ["sntrys_eyJ", run("base64", [60, 400]), "=_", run("base64", 43)],
        ["sntrys_eyJ", run("base64", [60, 400]), "==_", run("base64", 43)],
      ],
      anchors: ["sntrys_eyJ"],
      contextRequired: false,
    },
  ],
  keywords: ["sentry"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
