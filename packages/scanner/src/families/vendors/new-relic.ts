import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const newRelic: Family = {
  id: "new-relic",
  name: "New Relic",
  category: "monitoring",
  finds: "a key of New Relic",
  attackerCould: "read what is monitored",
  remedy: "Revoke it at https://one.newrelic.com/api-keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "user key",
      shapes: [["NRAK-", run("upper-alnum", 27)]],
      anchors: ["NRAK-"],
      proof: "one-case",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "ingest key",
      shapes: [
        ["NRII-", run("base64url", 32)],
        ["NRIQ-", run("base64url", 32)],
      ],
      anchors: ["NRII-", "NRIQ-"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "license key",
      shapes: [[run("lower-alnum", 32), "FFFFNRAL"]],
      anchors: ["FFFFNRAL"],
      proof: "random",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "older license key",
      shapes: [
        [run("lower-hex", 36), "NRAL"],
        ["eu01xx", run("lower-hex", 30), "NRAL"],
      ],
      anchors: ["eu01xx", "NRAL"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["newrelic", "new_relic"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules; praetorian-inc/noseyparker for older license keys",
  asOf: "2026-11",
  confidence: "high",
};
