import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const pushplus: Family = {
  id: "pushplus",
  name: "PushPlus",
  category: "chat",
  finds: "a token of PushPlus",
  attackerCould: "send messages to the owner's phone",
  remedy: "Revoke it at https://www.pushplus.plus/push1.html and make another.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [[run("lower-hex", 32)]],
      url: { hosts: ["www.pushplus.plus", "pushplus.plus"], query: ["token"] },
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "token in a slot",
      shapes: [[run("lower-hex", 32)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["pushplus"],
  source: "PushPlus' documentation",
  asOf: "2026-11",
  confidence: "medium",
};
