import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const mapbox: Family = {
  id: "mapbox",
  name: "Mapbox",
  category: "productivity",
  finds: "a secret token of Mapbox",
  attackerCould: "use the account's services",
  remedy: "Revoke it at https://console.mapbox.com/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "secret token",
      shapes: [["sk.eyJ", run("base64url", [60, 200]), ".", run("base64url", [20, 24])]],
      anchors: ["sk.eyJ"],
      contextRequired: false,
    },
  ],
  keywords: ["mapbox"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
