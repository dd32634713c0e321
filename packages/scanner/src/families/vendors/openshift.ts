import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const openshift: Family = {
  id: "openshift",
  name: "OpenShift",
  category: "cloud",
  finds: "a token of OpenShift",
  attackerCould: "do in the cluster what its user may",
  remedy: "Revoke it (oc delete useroauthaccesstoken) and sign in again.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "user token",
      shapes: [["sha256~", run("base64url", 43)]],
      anchors: ["sha256~"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["openshift"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
