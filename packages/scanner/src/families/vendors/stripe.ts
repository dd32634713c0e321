import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const stripe: Family = {
  id: "stripe",
  name: "Stripe",
  category: "payments",
  finds: "a secret key of Stripe",
  attackerCould: "take payments, refund them and read customers",
  remedy: "Roll the key at https://dashboard.stripe.com/apikeys.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "secret key",
      shapes: [
        ["sk_live_", run("alnum", [20, 247])],
        ["rk_live_", run("alnum", [20, 247])],
        ["sk_prod_", run("alnum", [20, 247])],
        ["rk_prod_", run("alnum", [20, 247])],
      ],
      anchors: ["sk_live_", "rk_live_", "sk_prod_", "rk_prod_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "secret key, test",
      shapes: [
        ["sk_test_", run("alnum", [20, 247])],
        ["rk_test_", run("alnum", [20, 247])],
      ],
      anchors: ["sk_test_", "rk_test_"],
      proof: "mixed",
      contextRequired: false,
      test: true,
      severity: "low",
    },
    {
      kind: "secret",
      label: "webhook secret",
      shapes: [
        ["whsec_", run("alnum", [32, 64])],
        ["whsec_", run("base64", [32, 64])],
      ],
      anchors: ["whsec_"],
      proof: "mixed",
      contextRequired: false,
      severity: "medium",
    },
  ],
  keywords: ["stripe"],
  source: "trufflesecurity/trufflehog stripe; Stripe documentation",
  asOf: "2026-11",
  confidence: "high",
};
