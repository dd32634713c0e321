import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const trello: Family = {
  id: "trello",
  name: "Trello",
  category: "productivity",
  finds: "a token of Trello",
  attackerCould: "read and change the owner's boards",
  remedy: "Revoke it at https://trello.com/power-ups/admin and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [["ATTA", run("lower-hex", 64), run("hex", 8)]],
      anchors: ["ATTA"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["trello"],
  source: "Atlassian's documentation of Trello",
  asOf: "2026-11",
  confidence: "medium",
};
