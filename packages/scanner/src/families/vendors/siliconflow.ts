import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const siliconflow: Family = {
  id: "siliconflow",
  name: "SiliconFlow",
  category: "ai",
  finds: "an API key of SiliconFlow",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://cloud.siliconflow.cn/account/ak and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["sk-", run("lower-alnum", 48)]],
      proof: "one-case",
      contextRequired: true,
    },
  ],
  keywords: ["siliconflow", "siliconcloud"],
  source: "SiliconFlow's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
