import type { Family } from "../family.ts";

export const tradingviewWebhook: Family = {
  id: "tradingview-webhook",
  name: "TradingView alert",
  category: "bot",
  finds: "the passphrase of an alert that makes a bot trade",
  attackerCould: "send alerts that the bot takes for the owner's",
  remedy: "Change the passphrase in the alert and in the bot, and let the bot take TradingView's addresses only.",
  severity: "high",
  parts: [
    {
      kind: "passphrase",
      label: "passphrase",
      shapes: [],
      structure: "json-field",
      contextRequired: true,
    },
  ],
  keywords: ["tradingview", "strategy.order.action", "{{ticker}}", "{{close}}", "alert_message"],
  source: "legkvla/tradingview-webhook-mqtt README and similar guides",
  asOf: "2026-11",
  confidence: "medium",
};
