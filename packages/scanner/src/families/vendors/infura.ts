import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const infura: Family = {
  id: "infura",
  name: "Infura",
  category: "rpc",
  finds: "a key of Infura",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://app.infura.io/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [[run("lower-hex", 32)]],
      url: { hosts: ["infura.io"], after: ["v3"] },
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "key",
      label: "project id",
      shapes: [[run("lower-hex", 32)]],
      proof: "hex-entropy",
      contextRequired: true,
      secret: false,
    },
    {
      kind: "secret",
      label: "project secret",
      shapes: [[run("lower-hex", 32)], [run("base64", [40, 60])]],
      contextRequired: true,
    },
  ],
  keywords: ["infura"],
  hosts: ["infura.io"],
  source: "trufflesecurity/trufflehog infura; ethers-io/ethers.js",
  asOf: "2026-11",
  confidence: "high",
};
