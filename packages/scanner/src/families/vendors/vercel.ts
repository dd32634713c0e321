import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const vercel: Family = {
  id: "vercel",
  name: "Vercel",
  category: "cloud",
  finds: "an access token of Vercel",
  attackerCould: "deploy to and read the secrets of every project",
  remedy: "Revoke it at https://vercel.com/account/tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["vcp_", run("alnum", 56)],
        ["vci_", run("alnum", 56)],
        ["vca_", run("alnum", 56)],
        ["vcr_", run("alnum", 56)],
        ["vck_", run("alnum", 56)],
        ["vercel_blob_rw_", run("alnum", 16), "_", run("alnum", 32)],
      ],
      anchors: ["vcp_", "vci_", "vca_", "vcr_", "vck_", "vercel_blob_rw_"],
      proof: "mixed",
      contextRequired: false,
    },
    { kind: "token", label: "older access token", shapes: [[run("alnum", 24)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["vercel", "now_token"],
  source: "Vercel documentation; trufflesecurity/trufflehog vercel",
  asOf: "2026-11",
  confidence: "medium",
};
