import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const syndica: Family = {
  id: "syndica",
  name: "Syndica",
  category: "rpc",
  finds: "a key of Syndica",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://app.syndica.io/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "endpoint",
      shapes: [[run("alnum", [40, 300])]],
      url: { hosts: ["api.syndica.io"], after: ["access-token", "api-key"] },
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["syndica"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
