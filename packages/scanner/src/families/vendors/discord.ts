import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const discord: Family = {
  id: "discord",
  name: "Discord",
  category: "chat",
  finds: "a bot token or webhook of Discord",
  attackerCould: "act as the bot, or post in its channel",
  remedy: "Revoke it at https://discord.com/developers/applications and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "bot token",
      shapes: [
        ["M", run("base64url", [23, 27]), ".", run("base64url", [6, 7]), ".", run("base64url", [27, 38])],
        ["N", run("base64url", [23, 27]), ".", run("base64url", [6, 7]), ".", run("base64url", [27, 38])],
        ["O", run("base64url", [23, 27]), ".", run("base64url", [6, 7]), ".", run("base64url", [27, 38])],
      ],
      proof: "discord-token",
      contextRequired: false,
    },
    {
      kind: "url",
      label: "webhook",
      shapes: [[run("base64url", [60, 80])]],
      url: { hosts: ["discord.com", "discordapp.com"] },
      proof: "mixed",
      contextRequired: false,
      severity: "medium",
    },
  ],
  keywords: ["discord"],
  hosts: ["discord.com", "discordapp.com"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
