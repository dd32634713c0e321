import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const wecom: Family = {
  id: "wecom",
  name: "WeCom",
  category: "chat",
  finds: "the webhook of a WeCom robot",
  attackerCould: "post in the group as the robot",
  remedy: "Revoke it at https://work.weixin.qq.com/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "url",
      label: "webhook",
      shapes: [UUID],
      url: { hosts: ["qyapi.weixin.qq.com"], query: ["key"] },
      contextRequired: false,
    },
  ],
  keywords: ["wecom", "wechatwork", "qywx", "weixin"],
  source: "WeCom's documentation of group robots",
  asOf: "2026-11",
  confidence: "high",
};
