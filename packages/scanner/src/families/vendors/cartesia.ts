import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cartesia: Family = {
  id: "cartesia",
  name: "Cartesia",
  category: "ai",
  finds: "an API key of Cartesia",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://play.cartesia.ai/keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["sk_car_", run("alnum", [20, 48])]],
      anchors: ["sk_car_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["cartesia"],
  source: "Cartesia's API reference",
  asOf: "2026-11",
  confidence: "medium",
};
