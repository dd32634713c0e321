import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const dingtalk: Family = {
  id: "dingtalk",
  name: "DingTalk",
  category: "chat",
  finds: "the webhook of a DingTalk robot",
  attackerCould: "post in the group as the robot",
  remedy: "Revoke it at https://open.dingtalk.com/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "url",
      label: "webhook",
      shapes: [[run("lower-hex", 64)]],
      url: { hosts: ["oapi.dingtalk.com"], query: ["access_token"] },
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "signing secret",
      shapes: [["SEC", run("lower-hex", 64)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["dingtalk", "dingding"],
  source: "DingTalk's documentation of custom robots",
  asOf: "2026-11",
  confidence: "high",
};
