import type { Exchange } from "../exchange.ts";
import { UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const kalshi: Exchange = {
  id: "kalshi",
  name: "Kalshi",
  names: {
    ccxt: [],
    aliases: ["kalshicom", "kalshielections"],
    packages: [
      "kalshi-python",
      "kalshi_python",
      "kalshi",
      "kalshi-starter-code-python",
      "kalshi-typescript",
      "kalshi_python_sync",
      "kalshi_python_async",
      "kalshi-client",
      "pykalshi",
    ],
    classes: ["KalshiHttpClient", "KalshiWebSocketClient", "KalshiClient"],
    environment: ["KALSHI", "KALSHI_PROD", "KALSHI_DEMO"],
    weak: [],
  },
  request: { key: ["KALSHI-ACCESS-KEY"], signature: ["KALSHI-ACCESS-SIGNATURE"] },
  hosts: ["api.elections.kalshi.com", "trading-api.kalshi.com", "kalshi.com", "external-api.kalshi.com"],
  testHosts: ["demo-api.kalshi.co", "demo.kalshi.co"],
  credentials: [
    {
      id: "kalshi",
      environment: "live",
      parts: [
        { kind: "key", label: "key id", shapes: [UUID] },
        {
          kind: "private-key",
          label: "RSA private key",
          shapes: [{ pem: ["RSA PRIVATE KEY", "PRIVATE KEY"] }],
          proof: "rsa-private-der",
        },
      ],
      source: "general knowledge: a UUID and an RSA key file",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://kalshi.com/account/profile",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "Kalshi/kalshi-starter-code-python by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
