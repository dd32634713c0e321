import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const scaleway: Family = {
  id: "scaleway",
  name: "Scaleway",
  category: "cloud",
  finds: "an API key of Scaleway",
  attackerCould: "do in the account whatever the key may",
  remedy: "Revoke it at https://console.scaleway.com/iam/api-keys and make another.",
  severity: "critical",
  parts: [
    {
      kind: "key",
      label: "access key",
      shapes: [["SCW", run("upper-alnum", 17)]],
      proof: "one-case",
      contextRequired: true,
      secret: false,
      severity: "low",
    },
    { kind: "secret", label: "secret key", shapes: [UUID], contextRequired: true, secretSlot: true },
  ],
  keywords: ["scaleway", "scw"],
  source: "Scaleway's documentation; rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "medium",
};
