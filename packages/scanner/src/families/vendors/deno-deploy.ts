import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const denoDeploy: Family = {
  id: "deno-deploy",
  name: "Deno Deploy",
  category: "cloud",
  finds: "an access token of Deno Deploy",
  attackerCould: "deploy to and read the secrets of every project",
  remedy: "Revoke it at https://dash.deno.com/account#access-tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["ddp_", run("alnum", 36)],
        ["ddw_", run("alnum", 36)],
      ],
      anchors: ["ddp_", "ddw_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["deno"],
  source: "trufflesecurity/trufflehog denodeploy",
  asOf: "2026-11",
  confidence: "high",
};
