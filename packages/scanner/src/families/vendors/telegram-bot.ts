import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const telegramBot: Family = {
  id: "telegram-bot",
  name: "Telegram",
  category: "bot",
  finds: "a bot token of Telegram",
  attackerCould: "read and send the bot's messages, and give the bot orders where it trades",
  remedy: "Ask @BotFather to /revoke it.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "bot token",
      shapes: [[run("digit", [8, 10]), ":AA", run("base64url", 33)]],
      anchors: [":AA"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "bot token in an address",
      shapes: [[run("digit", [8, 10]), ":", run("base64url", 35)]],
      url: { hosts: ["api.telegram.org"], lead: "bot" },
      contextRequired: false,
    },
  ],
  keywords: ["telegram", "bot_token", "tgram", "botfather"],
  hosts: ["api.telegram.org"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog telegram rules; freqtrade configuration",
  asOf: "2026-11",
  confidence: "high",
};
