import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const chainstack: Family = {
  id: "chainstack",
  name: "Chainstack",
  category: "rpc",
  finds: "a key of Chainstack",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://console.chainstack.com/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [[run("lower-hex", 32)]],
      url: { hosts: ["core.chainstack.com", "p2pify.com"], after: [] },
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["chainstack", "p2pify"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
