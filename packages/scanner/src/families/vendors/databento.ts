import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const databento: Family = {
  id: "databento",
  name: "Databento",
  category: "market-data",
  finds: "an API key of Databento",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://databento.com/portal/keys and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [["db-", run("alnum", 29)]],
      anchors: ["db-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["databento"],
  source: "nautechsystems/nautilus_trader databento factory",
  asOf: "2026-11",
  confidence: "medium",
};
