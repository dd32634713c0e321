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
        [run("unreserved", 3), run("digit", 1), "Q~", run("unreserved", [31, 34])],
      ],
      anchors: ["Q~"],
      proof: "mixed",
      contextRequired: false,
    },
    // Keys that say whose they are: a mark and a checksum stand at their ends.
    {
      kind: "secret",
      label: "marked key of 64 bytes",
      shapes: ["+ASt", "+ABa", "+AMC", "ACDb", "APIM"].map((mark) => [run("base64", 76), mark, run("base64", 6), "=="]),
      anchors: ["+ASt", "+ABa", "+AMC", "ACDb", "APIM"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "marked key of 32 bytes",
      shapes: ["+ASb", "+AEh", "+ARm", "AIoT", "AzCa"].map((mark) => [run("base64", 33), mark, run("base64", 6), "="]),
      anchors: ["+ASb", "+AEh", "+ARm", "AIoT", "AzCa"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "marked key of a service",
      shapes: [
        [run("base64url", 44), "AzFu", run("base64url", 6), "=="],
        [run("alnum", 42), "AzSe", run("alnum", 6)],
        [run("base64", 42), "+ACR", run("base64", 6)],
      ],
      anchors: ["AzFu", "AzSe", "+ACR"],
      proof: "mixed",
      contextRequired: false,
    },
    // Behind the mark stand a date, five letters A or more, and the service: `BFACAAAAAL…AZDO…`. No proof of chance holds.
    {
      kind: "secret",
      label: "annotated key",
      shapes: [[run("alnum", 52), "JQQJ99", run("alnum", 26)]],
      anchors: ["JQQJ99"],
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
  keywords: ["azure", "ado_pat", "accountkey", "accountname", "client_secret", "servicebus", "sharedaccesskey"],
  source:
    "gitleaks/gitleaks and trufflesecurity/trufflehog rules; microsoft/security-utilities, whose marks these are; praetorian-inc/noseyparker for an annotated key",
  asOf: "2026-11",
  confidence: "high",
};
