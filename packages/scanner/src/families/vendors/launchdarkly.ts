import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const launchdarkly: Family = {
  id: "launchdarkly",
  name: "LaunchDarkly",
  category: "productivity",
  finds: "a key of LaunchDarkly",
  attackerCould: "read and change which features are on",
  remedy: "Reset it in the project's settings.",
  severity: "medium",
  parts: [
    { kind: "token", label: "SDK key", shapes: [["sdk-", ...UUID]], anchors: ["sdk-"], contextRequired: false },
    { kind: "token", label: "access token", shapes: [["api-", ...UUID]], anchors: ["api-"], contextRequired: true },
  ],
  keywords: ["launchdarkly", "launch darkly", "ld_sdk"],
  source: "trufflesecurity/trufflehog launchdarkly",
  asOf: "2026-11",
  confidence: "high",
};
