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
    // Forty characters and a checksum, whose making is not told.
    {
      kind: "token",
      label: "API token with a prefix",
      shapes: [
        ["cfut_", run("alnum", [44, 52])],
        ["cfat_", run("alnum", [44, 52])],
      ],
      anchors: ["cfut_", "cfat_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "key",
      label: "global API key with a prefix",
      shapes: [["cfk_", run("alnum", [44, 52])]],
      anchors: ["cfk_"],
      proof: "mixed",
      contextRequired: false,
    },
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
  source:
    "gitleaks/gitleaks and trufflesecurity/trufflehog rules; developers.cloudflare.com/fundamentals/api/get-started/token-formats",
  asOf: "2026-11",
  confidence: "high",
};
