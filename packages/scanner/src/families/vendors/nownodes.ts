import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const nownodes: Family = {
  id: "nownodes",
  name: "NOWNodes",
  category: "rpc",
  finds: "a key of NOWNodes",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://account.nownodes.io/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [UUID],
      url: { hosts: ["nownodes.io"], after: [] },
      contextRequired: false,
    },
    { kind: "key", label: "API key", shapes: [UUID], contextRequired: true },
  ],
  keywords: ["nownodes"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
