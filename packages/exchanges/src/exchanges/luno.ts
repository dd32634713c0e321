import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const luno: Exchange = {
  id: "luno",
  name: "Luno",
  names: {
    ccxt: ["luno"],
    aliases: ["bitx", "lunocom"],
    packages: ["luno-python", "luno_python", "luno_python.client", "github.com/luno/luno-go", "bitx", "pyluno"],
    classes: ["LunoExchange"],
    environment: ["LUNO", "BITX", "LUNO_API"],
    weak: ["luno"],
  },
  request: { key: [] },
  hosts: ["api.luno.com", "ws.luno.com", "www.luno.com", "api.mybitx.com"],
  testHosts: ["api.staging.luno.com"],
  credentials: [
    {
      id: "luno",
      environment: "live",
      parts: [
        { kind: "key", label: "key id", shapes: [[run("lower-alnum", [12, 13])]] },
        { kind: "secret", label: "key secret", shapes: [[run("base64url", 43)]], proof: "mixed" },
      ],
      source: "trufflesecurity/trufflehog pkg/detectors/luno",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.luno.com/wallet/security/api_keys",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source:
      "www.luno.com/en/developers/api: no call about keys found; the secret travels with every request (HTTP Basic)",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "www.luno.com/en/developers/api#tag/Authentication; ccxt 4.5.84 js/src/luno.js",
  asOf: "2026-11",
  confidence: "high",
};
