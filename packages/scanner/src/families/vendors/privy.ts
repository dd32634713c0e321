import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const privy: Family = {
  id: "privy",
  name: "Privy",
  category: "custody",
  finds: "an authorization key or app secret of Privy",
  attackerCould: "sign for the app's server wallets",
  remedy: "Rotate the key at https://dashboard.privy.io/.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "authorization key",
      shapes: [["wallet-auth:MIGHAgEAMBMGByqGSM49", run("base64", [140, 200])]],
      anchors: ["wallet-auth:MIGHAgEAMBMGByqGSM49"],
      contextRequired: false,
    },
    { kind: "secret", label: "app secret", shapes: [[run("base64url", 86)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["privy"],
  hosts: ["auth.privy.io"],
  source: "docs.privy.io; general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
