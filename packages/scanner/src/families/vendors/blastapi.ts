import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const blastapi: Family = {
  id: "blastapi",
  name: "BlastAPI",
  category: "rpc",
  finds: "a key of BlastAPI",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://blastapi.io/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [UUID],
      url: { hosts: ["blastapi.io"], after: [] },
      contextRequired: false,
    },
  ],
  keywords: ["blastapi"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
