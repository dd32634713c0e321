import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const dashscope: Family = {
  id: "dashscope",
  name: "DashScope",
  category: "ai",
  finds: "an API key of DashScope (Qwen)",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://dashscope.console.aliyun.com/apiKey and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["sk-", run("lower-hex", 32)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["dashscope", "qwen", "bailian"],
  source: "Alibaba Cloud Model Studio's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
