import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const sourcegraph: Family = {
  id: "sourcegraph",
  name: "Sourcegraph",
  category: "source-hosting",
  finds: "an access token of Sourcegraph",
  attackerCould: "read all code that the owner may",
  remedy: "Revoke it in the user's settings (Access tokens) and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["sgp_", run("hex", 40)],
        ["sgp_", run("hex", 16), "_", run("hex", 40)],
        ["sgp_local_", run("hex", 40)],
      ],
      anchors: ["sgp_", "sgp_local_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "license token",
      shapes: [["slk_", run("lower-hex", 64)]],
      anchors: ["slk_"],
      proof: "hex-entropy",
      contextRequired: false,
      severity: "low",
    },
  ],
  keywords: ["sourcegraph"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
