import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const clojars: Family = {
  id: "clojars",
  name: "Clojars",
  category: "packages",
  finds: "a deploy token of Clojars",
  attackerCould: "publish packages in the owner's name",
  remedy: "Revoke it at https://clojars.org/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "deploy token",
      shapes: [["CLOJARS_", run("lower-alnum", 60)]],
      anchors: ["CLOJARS_"],
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: ["clojars"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
