import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const jwt: Family = {
  id: "jwt",
  name: "JSON Web Token",
  category: "generic",
  finds: "a JSON Web Token",
  attackerCould: "act as its holder until it expires",
  remedy: "End the session or rotate the signing key where it was issued.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["eyJ", run("base64url", [10, 1000]), ".eyJ", run("base64url", [10, 4000]), ".", run("base64url", [20, 700])],
      ],
      anchors: ["eyJ"],
      proof: "jwt",
      contextRequired: false,
    },
  ],
  yields: true,
  keywords: ["jwt", "bearer", "authorization"],
  source: "RFC 7519",
  asOf: "2026-11",
  confidence: "high",
};
