import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const ngrok: Family = {
  id: "ngrok",
  name: "ngrok",
  category: "cloud",
  finds: "a token of ngrok",
  attackerCould: "open tunnels in the owner's name",
  remedy: "Revoke it at https://dashboard.ngrok.com/authtokens and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "auth token",
      shapes: [["2", run("alnum", 26), "_", run("digit", 1), run("alnum", 20)]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["ngrok"],
  source: "trufflesecurity/trufflehog ngrok",
  asOf: "2026-11",
  confidence: "medium",
};
