import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const zerodev: Family = {
  id: "zerodev",
  name: "ZeroDev",
  category: "rpc",
  finds: "a key of ZeroDev",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://dashboard.zerodev.app/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "bundler",
      shapes: [UUID],
      url: { hosts: ["rpc.zerodev.app"], after: ["bundler", "paymaster", "v2", "v3"] },
      contextRequired: false,
    },
    { kind: "key", label: "project id", shapes: [UUID], contextRequired: true },
  ],
  keywords: ["zerodev"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
