import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const runpod: Family = {
  id: "runpod",
  name: "RunPod",
  category: "ai",
  finds: "an API key of RunPod",
  attackerCould: "run machines at the owner's cost",
  remedy: "Revoke it at https://console.runpod.io/user/settings and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["rpa_", run("upper-alnum", 40), run("alnum", 6)]],
      anchors: ["rpa_"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["runpod"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};
