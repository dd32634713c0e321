import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const honeycomb: Family = {
  id: "honeycomb",
  name: "Honeycomb",
  category: "monitoring",
  finds: "an API key of Honeycomb",
  attackerCould: "write and read what the owner's systems report",
  remedy: "Revoke it at https://ui.honeycomb.io/account and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "ingest key",
      shapes: [
        ["hcaik_", run("lower-alnum", 58)],
        ["hcbik_", run("lower-alnum", 58)],
        ["hccik_", run("lower-alnum", 58)],
        ["hcdik_", run("lower-alnum", 58)],
        ["hceik_", run("lower-alnum", 58)],
        ["hcfik_", run("lower-alnum", 58)],
        ["hcxik_", run("lower-alnum", 58)],
      ],
      anchors: ["hcaik_", "hcbik_", "hccik_", "hcdik_", "hceik_", "hcfik_", "hcxik_"],
      proof: "one-case",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "management key",
      shapes: [
        ["hcamk_", run("lower-alnum", 58)],
        ["hcbmk_", run("lower-alnum", 58)],
        ["hccmk_", run("lower-alnum", 58)],
        ["hcdmk_", run("lower-alnum", 58)],
        ["hcemk_", run("lower-alnum", 58)],
        ["hcfmk_", run("lower-alnum", 58)],
        ["hcxmk_", run("lower-alnum", 58)],
      ],
      anchors: ["hcamk_", "hcbmk_", "hccmk_", "hcdmk_", "hcemk_", "hcfmk_", "hcxmk_"],
      proof: "one-case",
      contextRequired: false,
      severity: "high",
    },
  ],
  keywords: ["honeycomb"],
  source: "Honeycomb's documentation of API keys",
  asOf: "2026-11",
  confidence: "medium",
};
