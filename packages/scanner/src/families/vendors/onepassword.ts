import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const onepassword: Family = {
  id: "onepassword",
  name: "1Password",
  category: "secret-store",
  finds: "a service account token of 1Password",
  attackerCould: "read every secret that it may",
  remedy: "Revoke it at https://my.1password.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "service account token",
      shapes: [
        ["ops_eyJ", run("base64", [250, 1200])],
        ["ops_eyJ", run("base64", [250, 1200]), "="],
        ["ops_eyJ", run("base64", [250, 1200]), "=="],
      ],
      anchors: ["ops_eyJ"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "secret key",
      shapes: [
        [
          "A3-",
          run("upper-alnum", 6),
          "-",
          run("upper-alnum", 6),
          "-",
          run("upper-alnum", 5),
          "-",
          run("upper-alnum", 5),
          "-",
          run("upper-alnum", 5),
          "-",
          run("upper-alnum", 5),
        ],
        [
          "A3-",
          run("upper-alnum", 6),
          "-",
          run("upper-alnum", 11),
          "-",
          run("upper-alnum", 5),
          "-",
          run("upper-alnum", 5),
          "-",
          run("upper-alnum", 5),
        ],
      ],
      anchors: ["A3-"],
      contextRequired: false,
    },
  ],
  keywords: ["1password", "op_service_account_token"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
