import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const grafana: Family = {
  id: "grafana",
  name: "Grafana",
  category: "monitoring",
  finds: "a token of Grafana",
  attackerCould: "read dashboards and the data behind them",
  remedy: "Revoke it at https://grafana.com/profile/api-keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "service account token",
      shapes: [["glsa_", run("alnum", 32), "_", run("hex", 8)]],
      anchors: ["glsa_"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "cloud token",
      shapes: [
        ["glc_eyJ", run("base64", [50, 400])],
        ["glc_eyJ", run("base64", [50, 400]), "="],
        ["glc_eyJ", run("base64", [50, 400]), "=="],
      ],
      anchors: ["glc_eyJ"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "older API key",
      shapes: [
        ["eyJrIjoi", run("base64", [70, 400])],
        ["eyJrIjoi", run("base64", [70, 400]), "="],
        ["eyJrIjoi", run("base64", [70, 400]), "=="],
      ],
      anchors: ["eyJrIjoi"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["grafana"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
