import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const infisical: Family = {
  id: "infisical",
  name: "Infisical",
  category: "secret-store",
  finds: "a service token of Infisical",
  attackerCould: "read every secret that it may",
  remedy: "Revoke it at https://app.infisical.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "service token",
      shapes: [["st.", run("lower-hex", 24), ".", run("lower-hex", 32), ".", run("lower-hex", 32)]],
      anchors: ["st."],
      contextRequired: false,
    },
  ],
  keywords: ["infisical"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
