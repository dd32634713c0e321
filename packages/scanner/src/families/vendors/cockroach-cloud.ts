import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cockroachCloud: Family = {
  id: "cockroach-cloud",
  name: "CockroachDB Cloud",
  category: "database",
  finds: "an API key of CockroachDB Cloud",
  attackerCould: "change and read the owner's clusters",
  remedy: "Revoke it at https://cockroachlabs.cloud/access and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["CCDB1_", run("alnum", 22), "_", run("alnum", 40)]],
      anchors: ["CCDB1_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["cockroach", "cockroachdb"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};
