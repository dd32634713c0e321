import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const polar: Family = {
  id: "polar",
  name: "Polar",
  category: "payments",
  finds: "an access token of Polar",
  attackerCould: "read orders and customers, and change products",
  remedy: "Revoke it at https://polar.sh/dashboard and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["polar_oat_", run("alnum", [32, 64])],
        ["polar_pat_", run("alnum", [32, 64])],
        ["polar_at_o_", run("alnum", [32, 64])],
        ["polar_at_u_", run("alnum", [32, 64])],
      ],
      anchors: ["polar_oat_", "polar_pat_", "polar_at_o_", "polar_at_u_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["polar"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};
