import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cloudflare: Family = {
  id: "cloudflare",
  name: "Cloudflare",
  category: "cloud",
  finds: "an API credential of Cloudflare",
  attackerCould: "redirect the domains, read their traffic and run code on them",
  remedy: "Revoke it at https://dash.cloudflare.com/profile/api-tokens and make another.",
  severity: "critical",
  parts: [
    { kind: "token", label: "API token", shapes: [[run("base64url", 40)]], proof: "mixed", contextRequired: true },
    {
      kind: "key",
      label: "global API key",
      shapes: [[run("lower-hex", 37)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
    {
      kind: "key",
      label: "origin CA key",
      shapes: [["v1.0-", run("lower-hex", 24), "-", run("lower-hex", 146)]],
      anchors: ["v1.0-"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["cloudflare", "cf_api", "cf-"],
  headers: ["X-Auth-Key"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
