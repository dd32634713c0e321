import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const coinglass: Family = {
  id: "coinglass",
  name: "CoinGlass",
  category: "market-data",
  finds: "an API key of CoinGlass",
  attackerCould: "use the paid data at the owner's cost",
  remedy: "Revoke it at https://www.coinglass.com/account and make another.",
  severity: "low",
  parts: [
    { kind: "token", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["coinglass", "cg-api-key"],
  headers: ["CG-API-KEY", "coinglassSecret"],
  hosts: ["open-api-v4.coinglass.com", "open-api.coinglass.com"],
  source: "CoinGlass' API documentation",
  asOf: "2026-11",
  confidence: "medium",
};
