import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const dynamic: Family = {
  id: "dynamic",
  name: "Dynamic",
  category: "custody",
  finds: "an API token of Dynamic",
  attackerCould: "read and change the users of the environment",
  remedy: "Revoke it at https://app.dynamic.xyz/.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["dyn_", run("alnum", 56)]],
      anchors: ["dyn_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["dynamic.xyz", "dynamic"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
