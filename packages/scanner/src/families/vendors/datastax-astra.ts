import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const datastaxAstra: Family = {
  id: "datastax-astra",
  name: "DataStax Astra",
  category: "database",
  finds: "an application token of DataStax Astra",
  attackerCould: "read and change the databases",
  remedy: "Revoke it at https://astra.datastax.com/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "application token",
      shapes: [["AstraCS:", run("alnum", 24), ":", run("lower-hex", 64)]],
      anchors: ["AstraCS:"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["astra", "datastax"],
  source: "rules of betterleaks/betterleaks; DataStax's documentation",
  asOf: "2026-11",
  confidence: "high",
};
