import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const facebook: Family = {
  id: "facebook",
  name: "Meta",
  category: "chat",
  finds: "an access token of Meta",
  attackerCould: "act as the app or page",
  remedy: "Revoke it at https://developers.facebook.com/apps/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["EAAC", run("alnum", [80, 300])],
        ["EAAD", run("alnum", [80, 300])],
        ["EAAG", run("alnum", [80, 300])],
        ["EAAJ", run("alnum", [80, 300])],
        ["EAAM", run("alnum", [80, 300])],
        ["EAAB", run("alnum", [80, 300])],
      ],
      anchors: ["EAAC", "EAAD", "EAAG", "EAAJ", "EAAM", "EAAB"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "app access token",
      lead: [run("digit", [14, 17]), "|"],
      shapes: [[run("base64url", [20, 40])]],
      proof: "random",
      contextRequired: true,
    },
    {
      kind: "secret",
      label: "app secret",
      shapes: [[run("lower-hex", 32)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["facebook", "meta app", "meta access", "meta api", "instagram", "whatsapp"],
  source:
    "gitleaks/gitleaks and trufflesecurity/trufflehog rules; an app's token is its number, a bar and a secret: https://developers.facebook.com/docs/facebook-login/guides/access-tokens",
  asOf: "2026-11",
  confidence: "high",
};
