import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const github: Family = {
  id: "github",
  name: "GitHub",
  category: "source-hosting",
  finds: "a token of GitHub",
  attackerCould: "read and write the owner's repositories, private ones too",
  remedy: "Revoke it at https://github.com/settings/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["ghp_", run("alnum", 36)],
        ["gho_", run("alnum", 36)],
        ["ghu_", run("alnum", 36)],
        ["ghs_", run("alnum", 36)],
        ["ghr_", run("alnum", 36)],
      ],
      anchors: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
      proof: "crc32-base62",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "installation token that holds its claims",
      shapes: [
        [
          "ghs_",
          run("digit", [3, 12]),
          "_eyJ",
          run("base64url", [10, 400]),
          ".eyJ",
          run("base64url", [40, 1200]),
          ".",
          run("base64url", [20, 700]),
        ],
      ],
      anchors: ["ghs_"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "fine-grained token",
      shapes: [["github_pat_", run("alnum", 22), "_", run("alnum", 59)]],
      anchors: ["github_pat_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["github", "gh_token"],
  source:
    "gitleaks/gitleaks and trufflesecurity/trufflehog rules; GitHub's changelog of 2026-04-24 on installation tokens",
  asOf: "2026-11",
  confidence: "high",
};
