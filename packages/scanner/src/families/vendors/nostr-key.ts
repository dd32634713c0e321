import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const nostrKey: Family = {
  id: "nostr-key",
  name: "Nostr secret key",
  category: "wallet",
  finds: "a secret key of Nostr, or a Lightning wallet connection",
  attackerCould: "post in the owner's name for ever, and spend from a connected wallet",
  remedy: "There is no revoking: publish a new identity. Delete the wallet connection where it was made.",
  severity: "high",
  parts: [
    {
      kind: "private-key",
      label: "secret key",
      shapes: [["nsec1", run("bech32", 58)]],
      anchors: ["nsec1"],
      proof: "bech32",
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "encrypted key",
      shapes: [["ncryptsec1", run("bech32", [80, 190])]],
      anchors: ["ncryptsec1"],
      proof: "bech32",
      contextRequired: false,
      encrypted: true,
      severity: "medium",
    },
    {
      kind: "url",
      label: "wallet connection",
      shapes: [[run("lower-hex", 64)]],
      url: { hosts: [], schemes: ["nostr+walletconnect", "nostrwalletconnect"], query: ["secret"] },
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["nostr", "nsec"],
  source: "nostr-protocol/nips: 19, 47, 49",
  asOf: "2026-11",
  confidence: "high",
};
