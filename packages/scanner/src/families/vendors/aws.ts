import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const aws: Family = {
  id: "aws",
  name: "Amazon Web Services",
  category: "cloud",
  finds: "an access key of AWS",
  attackerCould: "do in the account whatever the key's user may",
  remedy: "Revoke it at https://console.aws.amazon.com/iam/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "key",
      label: "access key id",
      shapes: [["AKIA", run("base32", 16)]],
      anchors: ["AKIA"],
      proof: "aws-key",
      contextRequired: false,
      secret: false,
      severity: "medium",
    },
    {
      kind: "key",
      label: "temporary access key id",
      shapes: [["ASIA", run("base32", 16)]],
      anchors: ["ASIA"],
      proof: "aws-key",
      contextRequired: false,
      secret: false,
      severity: "low",
    },
    {
      kind: "secret",
      label: "secret access key",
      shapes: [[run("base64", 40)]],
      proof: "mixed",
      contextRequired: true,
    },
    {
      kind: "token",
      label: "session token",
      shapes: [[run("base64", [200, 1200])], [run("base64", [200, 1200]), "="], [run("base64", [200, 1200]), "=="]],
      proof: "mixed",
      contextRequired: true,
    },
    {
      kind: "token",
      label: "Bedrock API key",
      shapes: [
        ["ABSKQmVkcm9ja0FQSUtleS", run("base64", [100, 250])],
        ["bedrock-api-key-", run("base64", [60, 400])],
      ],
      anchors: ["ABSKQmVkcm9ja0FQSUtleS", "bedrock-api-key-"],
      contextRequired: false,
    },
  ],
  keywords: ["aws", "aws_secret", "aws_access", "secretaccesskey"],
  headers: ["X-Amz-Security-Token"],
  hosts: ["amazonaws.com"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
