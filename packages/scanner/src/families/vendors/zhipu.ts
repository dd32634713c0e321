import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const zhipu: Family = {
  id: "zhipu",
  name: "Zhipu AI",
  category: "ai",
  finds: "an API key of Zhipu AI (Z.ai)",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://z.ai/manage-apikey/apikey-list and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [[run("lower-hex", 32), ".", run("alnum", 16)]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["zhipu", "zhipuai", "bigmodel", "glm", "zai"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "medium",
};
