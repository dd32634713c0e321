import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const paystack: Family = {
  id: "paystack",
  name: "Paystack",
  category: "payments",
  finds: "a secret key of Paystack",
  attackerCould: "take payments, refund them and read customers",
  remedy: "Revoke it at https://dashboard.paystack.com/#/settings/developers and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "secret key",
      shapes: [["sk_live_", run("lower-hex", 40)]],
      anchors: ["sk_live_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "test key",
      shapes: [["sk_test_", run("lower-hex", 40)]],
      anchors: ["sk_test_"],
      proof: "hex-entropy",
      contextRequired: false,
      test: true,
    },
  ],
  keywords: ["paystack"],
  source: "Paystack's API reference",
  asOf: "2026-11",
  confidence: "high",
};
