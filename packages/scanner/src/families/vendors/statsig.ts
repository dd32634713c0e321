import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const statsig: Family = {
  id: "statsig",
  name: "Statsig",
  category: "monitoring",
  finds: "a secret key of Statsig",
  attackerCould: "read and change what the owner's features do",
  remedy: "Revoke it at https://console.statsig.com/api_keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "secret key",
      shapes: [["secret-", run("alnum", 43)]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["statsig"],
  source: "Statsig's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
