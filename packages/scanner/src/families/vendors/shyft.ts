import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const shyft: Family = {
  id: "shyft",
  name: "Shyft",
  category: "rpc",
  finds: "a key of Shyft",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://shyft.to/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [[run("base64url", 16)]],
      url: { hosts: ["rpc.shyft.to"], query: ["api_key"] },
      proof: "mixed",
      contextRequired: false,
    },
    { kind: "key", label: "API key", shapes: [[run("base64url", 16)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["shyft"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
