import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const bitbucket: Family = {
  id: "bitbucket",
  name: "Bitbucket",
  category: "source-hosting",
  finds: "a token of Bitbucket",
  attackerCould: "read and write the owner's repositories",
  remedy: "Revoke it at https://bitbucket.org/account/settings/app-passwords/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "app password",
      shapes: [["ATBB", run("alnum", 32)]],
      anchors: ["ATBB"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "repository token",
      shapes: [
        ["ATCTT3", run("base64url", [150, 250])],
        ["ATCTT3", run("base64url", [150, 250]), "=", run("upper-hex", 8)],
      ],
      anchors: ["ATCTT3"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["bitbucket"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
