import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const twitter: Family = {
  id: "twitter",
  name: "X",
  category: "chat",
  finds: "a bearer token of X",
  attackerCould: "read and, with the other keys, post in the app's name",
  remedy: "Revoke it at https://developer.x.com/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "bearer token",
      shapes: [
        ["AAAAAAAAAAAAAAAAAAAAA", run("alnum", [20, 50]), "%3D", run("alnum", [40, 60])],
        ["AAAAAAAAAAAAAAAAAAAAA", run("alnum", [8, 40]), "%2B", run("alnum", [1, 40]), "%3D", run("alnum", [40, 60])],
      ],
      anchors: ["AAAAAAAAAAAAAAAAAAAAA"],
      contextRequired: false,
    },
    // Any base64 of small numbers begins so.
    {
      kind: "token",
      label: "bearer token",
      shapes: [["AAAAAAAAAAAAAAAAAAAAA", run("base64", [60, 110])]],
      anchors: ["AAAAAAAAAAAAAAAAAAAAA"],
      contextRequired: true,
    },
    { kind: "secret", label: "API secret", shapes: [[run("alnum", 50)]], proof: "mixed", contextRequired: true },
    {
      kind: "token",
      label: "access token",
      shapes: [[run("digit", [15, 25]), "-", run("alnum", [20, 40])]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["twitter", "x.com", "bearer"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
