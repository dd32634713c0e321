import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cryptocompare: Family = {
  id: "cryptocompare",
  name: "CryptoCompare",
  category: "market-data",
  finds: "an API key of CryptoCompare",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://developers.coindesk.com/settings/api-keys and delete this one.",
  severity: "low",
  parts: [
    { kind: "key", label: "API key", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["cryptocompare", "coindesk data"],
  source: "trufflesecurity/trufflehog cryptocompare",
  asOf: "2026-11",
  confidence: "high",
};
