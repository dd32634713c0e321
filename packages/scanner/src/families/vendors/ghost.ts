import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const ghost: Family = {
  id: "ghost",
  name: "Ghost",
  category: "productivity",
  finds: "an Admin API key of Ghost",
  attackerCould: "publish and change what the site shows",
  remedy: "Revoke it at https://ghost.org/integrations/custom-integrations/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "Admin API key",
      shapes: [[run("lower-hex", 24), ":", run("lower-hex", 64)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["ghost"],
  source: "Ghost's documentation of its Admin API",
  asOf: "2026-11",
  confidence: "high",
};
