import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const flutterwave: Family = {
  id: "flutterwave",
  name: "Flutterwave",
  category: "payments",
  finds: "a secret key of Flutterwave",
  attackerCould: "take payments, refund them and read customers",
  remedy: "Roll the key at https://dashboard.flutterwave.com/.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "secret key",
      shapes: [["FLWSECK-", run("lower-hex", 32), "-X"]],
      anchors: ["FLWSECK-"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "secret key, test",
      shapes: [["FLWSECK_TEST-", run("lower-hex", 32), "-X"]],
      anchors: ["FLWSECK_TEST-"],
      proof: "hex-entropy",
      contextRequired: false,
      test: true,
      severity: "low",
    },
  ],
  keywords: ["flutterwave"],
  source: "gitleaks/gitleaks flutterwave rules",
  asOf: "2026-11",
  confidence: "medium",
};
