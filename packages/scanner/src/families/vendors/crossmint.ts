import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const crossmint: Family = {
  id: "crossmint",
  name: "Crossmint",
  category: "custody",
  finds: "a server key of Crossmint",
  attackerCould: "mint and move assets from the project's wallets",
  remedy: "Delete the key at https://www.crossmint.com/console.",
  severity: "high",
  parts: [
    {
      kind: "secret",
      label: "server key",
      shapes: [["sk_production_", run("alnum", [60, 300])]],
      anchors: ["sk_production_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "server key, staging",
      shapes: [["sk_staging_", run("alnum", [60, 300])]],
      anchors: ["sk_staging_"],
      proof: "mixed",
      contextRequired: false,
      test: true,
      severity: "low",
    },
  ],
  keywords: ["crossmint"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
