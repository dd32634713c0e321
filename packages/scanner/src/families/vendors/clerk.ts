import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const clerk: Family = {
  id: "clerk",
  name: "Clerk",
  category: "productivity",
  finds: "a secret key of Clerk",
  attackerCould: "sign in as any user of the application",
  remedy: "Revoke it at https://dashboard.clerk.com/last-active?path=api-keys and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "secret key",
      shapes: [["sk_live_", run("alnum", 42)]],
      anchors: ["sk_live_"],
      proof: "mixed",
      contextRequired: true,
    },
    {
      kind: "token",
      label: "test key",
      shapes: [["sk_test_", run("alnum", 42)]],
      anchors: ["sk_test_"],
      proof: "mixed",
      contextRequired: true,
      test: true,
    },
  ],
  keywords: ["clerk"],
  source: "Clerk's documentation; rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "medium",
};
