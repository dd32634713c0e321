import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const pimlico: Family = {
  id: "pimlico",
  name: "Pimlico",
  category: "rpc",
  finds: "a key of Pimlico",
  attackerCould: "spend the gas that the account sponsors",
  remedy: "Make a new key at https://dashboard.pimlico.io/ and delete this one.",
  severity: "medium",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [["pim_", run("alnum", [20, 24])]],
      anchors: ["pim_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["pimlico"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
