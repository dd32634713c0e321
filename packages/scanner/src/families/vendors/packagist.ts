import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const packagist: Family = {
  id: "packagist",
  name: "Private Packagist",
  category: "packages",
  finds: "a token of Private Packagist",
  attackerCould: "read and replace the owner's packages",
  remedy: "Revoke it at https://packagist.com/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["packagist_ort_", run("lower-hex", 68)],
        ["packagist_out_", run("lower-hex", 68)],
        ["packagist_ack_", run("lower-hex", 68)],
        ["packagist_acs_", run("lower-hex", 68)],
        ["packagist_uut_", run("lower-hex", 68)],
        ["packagist_urt_", run("lower-hex", 68)],
        ["packagist_uet_", run("lower-hex", 68)],
      ],
      anchors: [
        "packagist_ort_",
        "packagist_out_",
        "packagist_ack_",
        "packagist_acs_",
        "packagist_uut_",
        "packagist_urt_",
        "packagist_uet_",
      ],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["packagist"],
  source: "Private Packagist's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
