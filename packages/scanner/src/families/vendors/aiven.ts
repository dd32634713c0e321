import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const aiven: Family = {
  id: "aiven",
  name: "Aiven",
  category: "database",
  finds: "a password or a token of Aiven",
  attackerCould: "use the database as the service's own user",
  remedy: "Revoke it at https://console.aiven.io/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "secret",
      label: "service password",
      shapes: [["AVNS_", run("base64url", 19)]],
      anchors: ["AVNS_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["aiven"],
  source: "Aiven's documentation; trufflesecurity/trufflehog",
  asOf: "2026-11",
  confidence: "high",
};
