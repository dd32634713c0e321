import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const digitalocean: Family = {
  id: "digitalocean",
  name: "DigitalOcean",
  category: "cloud",
  finds: "a token of DigitalOcean",
  attackerCould: "create and destroy the account's machines",
  remedy: "Revoke it at https://cloud.digitalocean.com/account/api/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["dop_v1_", run("lower-hex", 64)],
        ["doo_v1_", run("lower-hex", 64)],
        ["dor_v1_", run("lower-hex", 64)],
      ],
      anchors: ["dop_v1_", "doo_v1_", "dor_v1_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["digitalocean"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
