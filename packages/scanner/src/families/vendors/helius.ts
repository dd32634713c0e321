import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const helius: Family = {
  id: "helius",
  name: "Helius",
  category: "rpc",
  finds: "a key of Helius",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://dashboard.helius.dev/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [UUID],
      url: { hosts: ["helius-rpc.com", "helius.xyz", "helius.dev"], query: ["api-key"] },
      contextRequired: false,
    },
    { kind: "key", label: "API key", shapes: [UUID], contextRequired: true },
  ],
  keywords: ["helius"],
  hosts: ["helius-rpc.com"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
