import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const tenderly: Family = {
  id: "tenderly",
  name: "Tenderly",
  category: "rpc",
  finds: "a key of Tenderly",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://dashboard.tenderly.co/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "gateway",
      shapes: [[run("alnum", [20, 24])]],
      url: { hosts: ["gateway.tenderly.co"], after: [] },
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "url",
      label: "virtual network",
      shapes: [UUID],
      url: { hosts: ["tenderly.co"], after: ["fork", ""] },
      contextRequired: false,
    },
    { kind: "token", label: "access key", shapes: [[run("base64url", 32)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["tenderly"],
  headers: ["X-Access-Key"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
