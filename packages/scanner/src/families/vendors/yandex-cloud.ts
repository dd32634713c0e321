import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const yandexCloud: Family = {
  id: "yandex-cloud",
  name: "Yandex Cloud",
  category: "cloud",
  finds: "a credential of Yandex Cloud",
  attackerCould: "do in the account whatever the key's user may",
  remedy: "Revoke it at https://console.yandex.cloud/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["AQVN", run("base64url", [35, 38])]],
      anchors: ["AQVN"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "OAuth token",
      shapes: [["y0_", run("base64url", [55, 58])]],
      anchors: ["y0_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "IAM token",
      shapes: [["t1.", run("base64url", [60, 300]), ".", run("base64url", 86)]],
      anchors: ["t1."],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["yandex"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
