import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const minimax: Family = {
  id: "minimax",
  name: "MiniMax",
  category: "ai",
  finds: "an API key of MiniMax",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://platform.minimax.io/user-center/basic-information/interface-key and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["sk-api-", run("base64url", 119)]],
      anchors: ["sk-api-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["minimax"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};
