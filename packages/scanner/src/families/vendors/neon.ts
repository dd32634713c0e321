import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const neon: Family = {
  id: "neon",
  name: "Neon",
  category: "database",
  finds: "an API key of Neon",
  attackerCould: "read, change and delete the databases",
  remedy: "Revoke it at https://console.neon.tech/app/settings/api-keys and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["napi_", run("lower-alnum", 64)]],
      anchors: ["napi_"],
      proof: "one-case",
      contextRequired: false,
    },
    {
      kind: "passphrase",
      label: "role password",
      shapes: [["npg_", run("alnum", 12)]],
      anchors: ["npg_"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["neon.tech", "neon"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
