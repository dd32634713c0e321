import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const nowpayments: Family = {
  id: "nowpayments",
  name: "NOWPayments",
  category: "payments",
  finds: "an API key of NOWPayments or Request Finance",
  attackerCould: "create payments and payouts in the owner's name",
  remedy: "Revoke it at https://account.nowpayments.io/store-settings.",
  severity: "high",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [[run("crockford", 7), "-", run("crockford", 7), "-", run("crockford", 7), "-", run("crockford", 7)]],
      proof: "uuid-crockford",
      contextRequired: false,
    },
    { kind: "secret", label: "IPN secret", shapes: [[run("base64", 32)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["nowpayments", "requestfinance", "ipn"],
  headers: ["x-api-key"],
  source: "trufflesecurity/trufflehog requestfinance; chronosis/uuid-apikey README",
  asOf: "2026-11",
  confidence: "medium",
};
