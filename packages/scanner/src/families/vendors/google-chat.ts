import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const googleChat: Family = {
  id: "google-chat",
  name: "Google Chat",
  category: "chat",
  finds: "the webhook of a Google Chat space",
  attackerCould: "post in the space",
  remedy: "Revoke it at https://chat.google.com/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "url",
      label: "webhook",
      shapes: [[run("base64url", 43)], [run("base64url", 43), "%3D"]],
      url: { hosts: ["chat.googleapis.com"], query: ["token"] },
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["chat.googleapis.com"],
  source: "Google Chat's documentation of webhooks",
  asOf: "2026-11",
  confidence: "high",
};
