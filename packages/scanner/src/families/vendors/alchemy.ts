import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const alchemy: Family = {
  id: "alchemy",
  name: "Alchemy",
  category: "rpc",
  finds: "a key of Alchemy",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://dashboard.alchemy.com/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [[run("base64url", [20, 40])]],
      url: { hosts: ["alchemy.com", "alchemy.io", "alchemyapi.com", "alchemyapi.io"], after: ["v2", "v3"] },
      proof: "host-url",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "auth token",
      shapes: [["alcht_", run("alnum", 30)]],
      anchors: ["alcht_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "key",
      label: "API key",
      shapes: [[run("base64url", 32)], [run("base64url", 21)]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["alchemy"],
  hosts: ["alchemy.com"],
  source: "trufflesecurity/trufflehog alchemy; ethers-io/ethers.js",
  asOf: "2026-11",
  confidence: "high",
};
