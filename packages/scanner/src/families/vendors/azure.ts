import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const azure: Family = {
  id: "azure",
  name: "Microsoft Azure",
  category: "cloud",
  finds: "a credential of Azure",
  attackerCould: "read, change or delete what the account holds",
  remedy: "Revoke it at https://portal.azure.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "secret",
      label: "client secret",
      shapes: [
        [run("alnum", 3), run("digit", 1), "Q~", run("base64url", 34)],
        [run("base64url", 3), run("digit", 1), "Q~", run("base64url", [31, 37])],
      ],
      anchors: ["Q~"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "storage account key",
      shapes: [[run("base64", 86), "=="]],
      proof: "base64-canonical",
      contextRequired: true,
    },
    {
      kind: "secret",
      label: "shared access key",
      shapes: [[run("base64", 43), "="]],
      proof: "base64-canonical",
      contextRequired: true,
    },
    {
      kind: "token",
      label: "DevOps token",
      shapes: [[run("lower-alnum", 52)], [run("alnum", 75), "AZDO", run("alnum", 4)]],
      proof: "random",
      contextRequired: true,
    },
  ],
  keywords: ["azure", "accountkey", "accountname", "client_secret", "servicebus", "sharedaccesskey"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
