import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const independentreserve: Exchange = {
  id: "independentreserve",
  name: "Independent Reserve",
  names: {
    ccxt: ["independentreserve"],
    aliases: ["independentreserveau", "independentreservecom"],
    packages: ["independentreserve", "pyindependentreserve", "independentreserve.dotnetclientapi"],
    classes: ["IndependentReserveExchange"],
    environment: ["INDEPENDENTRESERVE", "INDEPENDENT_RESERVE"],
    weak: ["apikey"],
  },
  request: { key: [], signature: ["signature"], parameters: { key: ["apiKey"] } },
  hosts: [
    "api.independentreserve.com",
    "portal.independentreserve.com",
    "websockets.independentreserve.com",
    "www.independentreserve.com",
  ],
  testHosts: [],
  credentials: [
    {
      id: "independentreserve",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
      ],
      source: "general knowledge of lengths: a UUID and 32 hex",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://portal.independentreserve.com/settings/api-keys",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "www.independentreserve.com/au/features/api: no call about keys found; the page from its .NET client",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "www.independentreserve.com/au/features/api; ccxt 4.5.84 js/src/independentreserve.js",
  asOf: "2026-11",
  confidence: "high",
};
