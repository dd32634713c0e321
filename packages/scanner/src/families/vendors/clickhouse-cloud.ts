import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const clickhouseCloud: Family = {
  id: "clickhouse-cloud",
  name: "ClickHouse Cloud",
  category: "database",
  finds: "an API key of ClickHouse Cloud",
  attackerCould: "read, change or delete the owner's databases",
  remedy: "Revoke it at https://console.clickhouse.cloud/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "secret",
      label: "API secret",
      shapes: [["4b1d", run("alnum", 38)]],
      anchors: ["4b1d"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["clickhouse"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
