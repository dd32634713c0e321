import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const drpc: Family = {
  id: "drpc",
  name: "dRPC",
  category: "rpc",
  finds: "a key of dRPC",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://drpc.org/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [["A", run("base64url", 43)]],
      url: { hosts: ["lb.drpc.org", "lb.drpc.live"], query: ["dkey"] },
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "url",
      label: "endpoint, key in the path",
      shapes: [["A", run("base64url", 43)]],
      url: { hosts: ["lb.drpc.org", "lb.drpc.live"] },
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["drpc"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
