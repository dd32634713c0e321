import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const ntfy: Family = {
  id: "ntfy",
  name: "ntfy",
  category: "chat",
  finds: "an access token of ntfy",
  attackerCould: "read and send the owner's notifications",
  remedy: "Revoke it at https://ntfy.sh/account and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [["tk_", run("lower-alnum", 29)]],
      anchors: ["tk_"],
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: ["ntfy"],
  source: "ntfy documentation",
  asOf: "2026-11",
  confidence: "medium",
};
