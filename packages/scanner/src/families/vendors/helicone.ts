import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const helicone: Family = {
  id: "helicone",
  name: "Helicone",
  category: "ai",
  finds: "an API key of Helicone",
  attackerCould: "read what models were asked and what they said",
  remedy: "Revoke it at https://us.helicone.ai/settings/api-keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        [
          "sk-helicone-",
          run("lower-alnum", 7),
          "-",
          run("lower-alnum", 7),
          "-",
          run("lower-alnum", 7),
          "-",
          run("lower-alnum", 7),
        ],
        [
          "sk-helicone-eu-",
          run("lower-alnum", 7),
          "-",
          run("lower-alnum", 7),
          "-",
          run("lower-alnum", 7),
          "-",
          run("lower-alnum", 7),
        ],
      ],
      anchors: ["sk-helicone-", "sk-helicone-eu-"],
      contextRequired: false,
    },
  ],
  keywords: ["helicone"],
  source: "Helicone's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
