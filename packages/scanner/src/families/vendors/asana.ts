import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const asana: Family = {
  id: "asana",
  name: "Asana",
  category: "productivity",
  finds: "an access token of Asana",
  attackerCould: "read and change the owner's tasks",
  remedy: "Revoke it at https://app.asana.com/0/my-apps and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["1/", run("digit", [10, 20]), ":", run("lower-hex", 32)],
        ["2/", run("digit", [10, 20]), "/", run("digit", [10, 20]), ":", run("lower-hex", 32)],
      ],
      contextRequired: true,
    },
  ],
  keywords: ["asana"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
