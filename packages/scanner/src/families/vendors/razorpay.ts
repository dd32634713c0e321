import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const razorpay: Family = {
  id: "razorpay",
  name: "Razorpay",
  category: "payments",
  finds: "a key of Razorpay",
  attackerCould: "take payments, refund them and read customers",
  remedy: "Roll the key at https://dashboard.razorpay.com/.",
  severity: "high",
  parts: [
    {
      kind: "key",
      label: "key id",
      shapes: [["rzp_live_", run("alnum", 14)]],
      anchors: ["rzp_live_"],
      proof: "random",
      contextRequired: false,
      secret: false,
      severity: "low",
    },
    { kind: "secret", label: "key secret", shapes: [[run("alnum", 24)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["razorpay"],
  source: "trufflesecurity/trufflehog razorpay",
  asOf: "2026-11",
  confidence: "medium",
};
