import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const suiPrivateKey: Family = {
  id: "sui-private-key",
  name: "Sui private key",
  category: "wallet",
  finds: "a private key of Sui",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "private key",
      shapes: [["suiprivkey1", run("bech32", 59)]],
      anchors: ["suiprivkey1"],
      proof: "sui",
      contextRequired: false,
    },
    { kind: "private-key", label: "keystore entry", shapes: [["A", run("base64", 43)]], contextRequired: true },
  ],
  keywords: ["sui", "sui.keystore", "suiprivkey"],
  files: ["sui.keystore"],
  source: "MystenLabs/ts-sdks: packages/sui cryptography",
  asOf: "2026-11",
  confidence: "high",
};
