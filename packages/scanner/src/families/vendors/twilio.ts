import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const twilio: Family = {
  id: "twilio",
  name: "Twilio",
  category: "chat",
  finds: "a credential of Twilio",
  attackerCould: "send messages and make calls at the owner's cost",
  remedy: "Revoke it at https://console.twilio.com/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "key",
      label: "account id",
      shapes: [["AC", run("lower-hex", 32)]],
      anchors: ["AC"],
      proof: "hex-entropy",
      contextRequired: false,
      secret: false,
      severity: "low",
    },
    {
      kind: "key",
      label: "API key id",
      shapes: [["SK", run("lower-hex", 32)]],
      anchors: ["SK"],
      proof: "hex-entropy",
      contextRequired: false,
      secret: false,
      severity: "medium",
    },
    {
      kind: "secret",
      label: "auth token",
      shapes: [[run("lower-hex", 32)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
    { kind: "secret", label: "API key secret", shapes: [[run("alnum", 32)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["twilio"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
