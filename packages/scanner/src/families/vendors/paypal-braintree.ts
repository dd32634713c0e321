import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const paypalBraintree: Family = {
  id: "paypal-braintree",
  name: "Braintree",
  category: "payments",
  finds: "an access token of Braintree",
  attackerCould: "take payments, refund them and read customers",
  remedy: "Roll the key at https://www.braintreegateway.com/.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [["access_token$production$", run("lower-alnum", 16), "$", run("lower-hex", 32)]],
      anchors: ["access_token$production$"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "access token, sandbox",
      shapes: [["access_token$sandbox$", run("lower-alnum", 16), "$", run("lower-hex", 32)]],
      anchors: ["access_token$sandbox$"],
      contextRequired: false,
      test: true,
      severity: "low",
    },
  ],
  keywords: ["braintree", "paypal"],
  source: "gitleaks/gitleaks; trufflesecurity/trufflehog braintree",
  asOf: "2026-11",
  confidence: "medium",
};
