import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const thegraph: Family = {
  id: "thegraph",
  name: "The Graph",
  category: "rpc",
  finds: "a key of The Graph",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://thegraph.com/studio/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "gateway",
      shapes: [[run("lower-hex", 32)]],
      url: { hosts: ["thegraph.com"], after: ["api"] },
      proof: "hex-entropy",
      contextRequired: false,
    },
    { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["thegraph", "the graph", "subgraph"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
