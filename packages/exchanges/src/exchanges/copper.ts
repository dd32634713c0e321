import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const copper: Exchange = {
  id: "copper",
  name: "Copper",
  names: {
    ccxt: [],
    aliases: ["coppercustody", "copper.co", "copperco", "clearloop"],
    packages: [],
    classes: [],
    environment: ["COPPER", "COPPER_API", "COPPER_CUSTODY"],
    weak: ["copper", "apikey", "x-signature"],
  },
  request: { key: ["ApiKey"], signature: ["X-Signature"] },
  hosts: ["api.copper.co", "api.stage.copper.co", "app.copper.co"],
  testHosts: ["api.testnet.copper.co"],
  credentials: [
    {
      id: "copper-custody",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", [60, 80])]], proof: "mixed" },
        { kind: "secret", label: "API secret", shapes: [[run("alnum", [50, 80])]], proof: "mixed" },
      ],
      source: "general knowledge; rules of other scanners called copper are for a CRM of that name",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.copper.co/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "developer.copper.co by general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
