import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const ankr: Family = {
  id: "ankr",
  name: "Ankr",
  category: "rpc",
  finds: "a key of Ankr",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://www.ankr.com/rpc/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [[run("lower-hex", 64)]],
      url: { hosts: ["rpc.ankr.com"] },
      proof: "hex-entropy",
      contextRequired: false,
    },
    { kind: "key", label: "API key", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["ankr"],
  hosts: ["rpc.ankr.com"],
  source: "ethers-io/ethers.js",
  asOf: "2026-11",
  confidence: "high",
};
