import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const nuget: Family = {
  id: "nuget",
  name: "NuGet",
  category: "packages",
  finds: "an API key of NuGet",
  attackerCould: "publish packages in the owner's name",
  remedy: "Revoke it at https://www.nuget.org/account/apikeys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["oy2", run("lower-alnum", 43)]],
      anchors: ["oy2"],
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: ["nuget"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
