import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const quicknode: Family = {
  id: "quicknode",
  name: "QuickNode",
  category: "rpc",
  finds: "a key of QuickNode",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://dashboard.quicknode.com/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [[run("lower-hex", 40)]],
      url: { hosts: ["quiknode.pro"], after: [] },
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "console key",
      shapes: [["QN_", run("lower-hex", 32)]],
      anchors: ["QN_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["quicknode", "quiknode"],
  hosts: ["quiknode.pro"],
  source: "general knowledge of endpoint addresses",
  asOf: "2026-11",
  confidence: "medium",
};
