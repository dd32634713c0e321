import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const getblock: Family = {
  id: "getblock",
  name: "GetBlock",
  category: "rpc",
  finds: "a key of GetBlock",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://account.getblock.io/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [[run("lower-hex", 32)]],
      url: { hosts: ["go.getblock.io"], after: [] },
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["getblock"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
