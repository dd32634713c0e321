import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const shopify: Family = {
  id: "shopify",
  name: "Shopify",
  category: "payments",
  finds: "an access token of Shopify",
  attackerCould: "read and change the shop's orders and customers",
  remedy: "Roll the key at https://admin.shopify.com/.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["shpat_", run("lower-hex", 32)],
        ["shpss_", run("lower-hex", 32)],
        ["shpca_", run("lower-hex", 32)],
        ["shppa_", run("lower-hex", 32)],
      ],
      anchors: ["shpat_", "shpss_", "shpca_", "shppa_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["shopify", "myshopify"],
  source: "gitleaks/gitleaks shopify rules",
  asOf: "2026-11",
  confidence: "high",
};
