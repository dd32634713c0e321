import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const volcengine: Family = {
  id: "volcengine",
  name: "Volcengine",
  category: "cloud",
  finds: "an access key of Volcengine",
  attackerCould: "do in the account whatever the key may",
  remedy: "Revoke it at https://console.volcengine.com/iam/keymanage and make another.",
  severity: "critical",
  parts: [
    {
      kind: "key",
      label: "access key id",
      shapes: [["AKLT", run("alnum", [36, 60])]],
      anchors: ["AKLT"],
      proof: "mixed",
      contextRequired: false,
      secret: false,
      severity: "low",
    },
    {
      kind: "secret",
      label: "secret access key",
      shapes: [[run("base64", [54, 62])], [run("base64", [54, 62]), "="], [run("base64", [54, 62]), "=="]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["volcengine", "volc", "doubao", "ark"],
  source: "Volcengine's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
