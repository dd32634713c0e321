import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const zerion: Family = {
  id: "zerion",
  name: "Zerion",
  category: "rpc",
  finds: "an API key of Zerion",
  attackerCould: "use the API at the owner's cost",
  remedy: "Revoke it at https://dashboard.zerion.io/ and make another.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["zk_dev_", run("lower-hex", 32)],
        ["zk_prod_", run("lower-hex", 32)],
      ],
      anchors: ["zk_dev_", "zk_prod_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["zerion"],
  source: "zeriontech/zerion-ai: keys begin with zk_dev_",
  asOf: "2026-11",
  confidence: "medium",
};
