import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const triton: Family = {
  id: "triton",
  name: "Triton One",
  category: "rpc",
  finds: "a key of Triton One",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://customers.triton.one/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [UUID],
      url: { hosts: ["rpcpool.com"], after: [] },
      contextRequired: false,
    },
  ],
  keywords: ["rpcpool", "triton"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
