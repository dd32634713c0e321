import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const render: Family = {
  id: "render",
  name: "Render",
  category: "cloud",
  finds: "an API key of Render",
  attackerCould: "deploy to and read the secrets of every service",
  remedy: "Revoke it at https://dashboard.render.com/u/settings and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["rnd_", run("alnum", 28)]],
      anchors: ["rnd_"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["render.com", "render_api"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
