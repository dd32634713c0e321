import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const lark: Family = {
  id: "lark",
  name: "Lark",
  category: "chat",
  finds: "the webhook or the secret of a Lark (Feishu) app",
  attackerCould: "post in the group as the robot, or act as the app",
  remedy: "Revoke it at https://open.larksuite.com/app and make another.",
  severity: "medium",
  parts: [
    {
      kind: "url",
      label: "webhook",
      shapes: [UUID],
      url: { hosts: ["open.feishu.cn", "open.larksuite.com"], after: ["hook"] },
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "app secret",
      shapes: [[run("alnum", 32)]],
      proof: "mixed",
      contextRequired: true,
      severity: "high",
    },
  ],
  keywords: ["lark", "feishu"],
  source: "Lark's documentation of custom bots; rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};
