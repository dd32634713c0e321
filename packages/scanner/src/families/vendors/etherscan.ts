import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const etherscan: Family = {
  id: "etherscan",
  name: "Etherscan and its sisters",
  category: "rpc",
  finds: "a key of Etherscan and its sisters",
  attackerCould: "use up the quota of block explorer requests",
  remedy: "Make a new key at https://etherscan.io/myapikey and delete this one.",
  severity: "low",
  parts: [
    { kind: "key", label: "API key", shapes: [[run("upper-alnum", 34)]], proof: "one-case", contextRequired: true },
    {
      kind: "url",
      label: "request",
      shapes: [[run("upper-alnum", 34)]],
      url: {
        hosts: [
          "etherscan.io",
          "bscscan.com",
          "polygonscan.com",
          "arbiscan.io",
          "basescan.org",
          "snowtrace.io",
          "ftmscan.com",
          "lineascan.build",
          "scrollscan.com",
          "blastscan.io",
        ],
        query: ["apikey"],
      },
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: [
    "etherscan",
    "bscscan",
    "polygonscan",
    "arbiscan",
    "basescan",
    "snowtrace",
    "ftmscan",
    "optimistic_etherscan",
    "lineascan",
  ],
  source: "trufflesecurity/trufflehog etherscan and bscscan; mongodb/kingfisher",
  asOf: "2026-11",
  confidence: "high",
};
