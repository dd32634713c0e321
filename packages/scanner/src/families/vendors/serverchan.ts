import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const serverchan: Family = {
  id: "serverchan",
  name: "ServerChan",
  category: "chat",
  finds: "a send key of ServerChan",
  attackerCould: "send messages to the owner's phone",
  remedy: "Revoke it at https://sct.ftqq.com/sendkey and make another.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "send key",
      shapes: [["SCT", run("digit", [1, 7]), "T", run("alnum", [20, 40])]],
      anchors: ["SCT"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["serverchan", "server酱", "sendkey", "ftqq"],
  source: "ServerChan's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
