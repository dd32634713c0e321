import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cratesIo: Family = {
  id: "crates-io",
  name: "crates.io",
  category: "packages",
  finds: "an API token of crates.io",
  attackerCould: "publish crates in the owner's name",
  remedy: "Revoke it at https://crates.io/settings/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["cio", run("alnum", 32)]],
      anchors: ["cio"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["crates.io", "cargo"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
