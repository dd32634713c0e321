import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const oneInch: Family = {
  id: "one-inch",
  name: "1inch",
  category: "rpc",
  finds: "an API key of 1inch",
  attackerCould: "use the API at the owner's cost",
  remedy: "Revoke it at https://business.1inch.com/portal and make another.",
  severity: "low",
  parts: [{ kind: "token", label: "API key", shapes: [[run("alnum", 32)]], proof: "mixed", contextRequired: true }],
  keywords: ["1inch", "oneinch"],
  source: "1inch's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
