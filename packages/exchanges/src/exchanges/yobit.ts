import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const yobit: Exchange = {
  id: "yobit",
  name: "YoBit",
  names: {
    ccxt: [],
    aliases: ["yobitnet"],
    packages: ["yobit"],
    classes: ["YoBitExchange"],
    environment: ["YOBIT"],
    weak: ["key", "sign"],
  },
  request: { key: ["Key"], signature: ["Sign"] },
  hosts: ["yobit.net"],
  testHosts: [],
  credentials: [
    {
      id: "yobit",
      environment: "live",
      parts: [
        { kind: "key", label: "key", shapes: [[run("upper-hex", 32)]], proof: "hex-entropy" },
        { kind: "secret", label: "secret", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
      ],
      source: "API pages by general knowledge: 32 upper-case hex each",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://yobit.net/en/api/keys/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "yobit.net/en/api by general knowledge; knowm/XChange xchange-yobit",
  asOf: "2026-11",
  confidence: "low",
};
