import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const lightningMacaroon: Family = {
  id: "lightning-macaroon",
  name: "Lightning node",
  category: "wallet",
  finds: "a credential of a Lightning node",
  attackerCould: "pay from the node's channels, where the macaroon allows it",
  remedy: "Bake a new macaroon and delete the old root key with lncli deletemacaroonid.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "macaroon",
      shapes: [["0201036c6e64", run("lower-hex", [100, 2000])]],
      anchors: ["0201036c6e64"],
      proof: "macaroon",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "LNbits key",
      shapes: [[run("lower-hex", 32)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["lnd", "macaroon", "lnbits", "grpc-metadata-macaroon"],
  headers: ["Grpc-Metadata-macaroon"],
  source: "lightningnetwork/lnd macaroons; general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
