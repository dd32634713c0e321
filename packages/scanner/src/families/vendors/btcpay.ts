import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const btcpay: Family = {
  id: "btcpay",
  name: "BTCPay Server",
  category: "payments",
  finds: "an API key of BTCPay Server",
  attackerCould: "act on the store with the key's rights, paying out where it may",
  remedy: "Revoke it in the server's account settings under API keys.",
  severity: "high",
  parts: [
    { kind: "token", label: "API key", shapes: [[run("lower-hex", 40)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["btcpay", "greenfield"],
  source: "BTCPay Greenfield API documentation",
  asOf: "2026-11",
  confidence: "medium",
};
