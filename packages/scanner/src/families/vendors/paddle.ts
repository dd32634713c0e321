import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const paddle: Family = {
  id: "paddle",
  name: "Paddle",
  category: "payments",
  finds: "an API key of Paddle",
  attackerCould: "take payments, refund them and read customers",
  remedy: "Roll the key at https://vendors.paddle.com/.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["pdl_live_apikey_", run("lower-alnum", 26), "_", run("alnum", 22), "_", run("alnum", 3)]],
      anchors: ["pdl_live_apikey_"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "API key, sandbox",
      shapes: [["pdl_sdbx_apikey_", run("lower-alnum", 26), "_", run("alnum", 22), "_", run("alnum", 3)]],
      anchors: ["pdl_sdbx_apikey_"],
      contextRequired: false,
      test: true,
      severity: "low",
    },
  ],
  keywords: ["paddle"],
  source: "Paddle developer documentation",
  asOf: "2026-11",
  confidence: "medium",
};
