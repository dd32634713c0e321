import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const alibabaCloud: Family = {
  id: "alibaba-cloud",
  name: "Alibaba Cloud",
  category: "cloud",
  finds: "an access key of Alibaba Cloud",
  attackerCould: "do in the account whatever the key's user may",
  remedy: "Revoke it at https://ram.console.aliyun.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "key",
      label: "access key id",
      shapes: [["LTAI", run("alnum", [12, 20])]],
      anchors: ["LTAI"],
      proof: "random",
      contextRequired: false,
      secret: false,
      severity: "medium",
    },
    {
      kind: "key",
      label: "access key id that ends",
      shapes: [["STS.", run("alnum", [20, 32])]],
      anchors: ["STS."],
      proof: "mixed",
      contextRequired: false,
      secret: false,
      severity: "low",
    },
    { kind: "secret", label: "access key secret", shapes: [[run("alnum", 30)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["alibaba", "aliyun", "alicloud"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
