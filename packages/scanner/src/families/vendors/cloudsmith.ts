import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cloudsmith: Family = {
  id: "cloudsmith",
  name: "Cloudsmith",
  category: "packages",
  finds: "an API key of Cloudsmith",
  attackerCould: "replace the owner's packages",
  remedy: "Revoke it at https://cloudsmith.io/user/settings/api/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["csa_", run("lower-hex", 30), run("alnum", 6)]],
      anchors: ["csa_"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["cloudsmith"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};
