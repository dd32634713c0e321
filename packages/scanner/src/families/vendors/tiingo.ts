import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const tiingo: Family = {
  id: "tiingo",
  name: "Tiingo",
  category: "market-data",
  finds: "an API token of Tiingo",
  attackerCould: "use the paid data at the owner's cost",
  remedy: "Revoke it at https://www.tiingo.com/account/api/token and make another.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [[run("lower-hex", 40)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
    {
      kind: "token",
      label: "API token in an address",
      shapes: [[run("lower-hex", 40)]],
      url: { hosts: ["tiingo.com"], query: ["token"] },
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["tiingo"],
  source: "Tiingo's documentation",
  asOf: "2026-11",
  confidence: "high",
};
