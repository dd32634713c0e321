import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const tailscale: Family = {
  id: "tailscale",
  name: "Tailscale",
  category: "cloud",
  finds: "a key of Tailscale",
  attackerCould: "join the owner's private network, or change who may",
  remedy: "Revoke it at https://login.tailscale.com/admin/settings/keys and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "key",
      shapes: [
        ["tskey-auth-", run("alnum", [10, 24]), "-", run("alnum", [20, 48])],
        ["tskey-api-", run("alnum", [10, 24]), "-", run("alnum", [20, 48])],
        ["tskey-client-", run("alnum", [10, 24]), "-", run("alnum", [20, 48])],
        ["tskey-webhook-", run("alnum", [10, 24]), "-", run("alnum", [20, 48])],
        ["tskey-scim-", run("alnum", [10, 24]), "-", run("alnum", [20, 48])],
      ],
      anchors: ["tskey-auth-", "tskey-api-", "tskey-client-", "tskey-webhook-", "tskey-scim-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["tailscale"],
  source: "trufflesecurity/trufflehog tailscale; Tailscale documentation: key prefixes",
  asOf: "2026-11",
  confidence: "high",
};
