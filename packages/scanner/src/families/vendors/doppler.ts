import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const doppler: Family = {
  id: "doppler",
  name: "Doppler",
  category: "secret-store",
  finds: "a token of Doppler",
  attackerCould: "read every secret that it may",
  remedy: "Revoke it at https://dashboard.doppler.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["dp.pt.", run("alnum", [40, 44])],
        ["dp.ct.", run("alnum", [40, 44])],
        ["dp.sa.", run("alnum", [40, 44])],
        ["dp.scim.", run("alnum", [40, 44])],
        ["dp.audit.", run("alnum", [40, 44])],
      ],
      anchors: ["dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "service token",
      shapes: [
        ["dp.st.", run("alnum", [40, 44])],
        ["dp.st.", run("base64url", [2, 35]), ".", run("alnum", [40, 44])],
      ],
      anchors: ["dp.st."],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["doppler"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
