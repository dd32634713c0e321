import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const logfire: Family = {
  id: "logfire",
  name: "Logfire",
  category: "monitoring",
  finds: "a token of Logfire",
  attackerCould: "write and read what the owner's programs report",
  remedy: "Revoke it at https://logfire.pydantic.dev/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["pylf_v1_us_", run("alnum", 43)],
        ["pylf_v1_eu_", run("alnum", 43)],
        ["pylf_v2_us_", run("alnum", 43)],
        ["pylf_v2_eu_", run("alnum", 43)],
      ],
      anchors: ["pylf_v1_us_", "pylf_v1_eu_", "pylf_v2_us_", "pylf_v2_eu_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["logfire"],
  source: "pydantic/logfire",
  asOf: "2026-11",
  confidence: "medium",
};
