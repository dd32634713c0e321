import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const tencentCloud: Family = {
  id: "tencent-cloud",
  name: "Tencent Cloud",
  category: "cloud",
  finds: "a secret id of Tencent Cloud",
  attackerCould: "do in the account whatever the key's user may",
  remedy: "Revoke it at https://console.cloud.tencent.com/cam/capi and make another.",
  severity: "critical",
  parts: [
    {
      kind: "key",
      label: "secret id",
      shapes: [["AKID", run("alnum", 32)]],
      anchors: ["AKID"],
      proof: "mixed",
      contextRequired: false,
      secret: false,
      severity: "medium",
    },
    { kind: "secret", label: "secret key", shapes: [[run("alnum", 32)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["tencent", "qcloud"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
