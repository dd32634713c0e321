import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const wazirx: Exchange = {
  id: "wazirx",
  name: "WazirX",
  names: {
    ccxt: [],
    aliases: ["wazirxcom"],
    packages: ["wazirx-connector-python", "@wazirx/wazirx-connector-nodejs"],
    classes: [],
    environment: ["WAZIRX"],
    weak: ["x-api-key"],
  },
  request: { key: ["X-API-KEY"], signature: ["signature"] },
  hosts: ["api.wazirx.com", "wazirx.com"],
  testHosts: [],
  credentials: [
    {
      id: "wazirx",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 64)]], proof: "mixed" },
        { kind: "secret", label: "secret key", shapes: [[run("alnum", 40)]], proof: "mixed" },
      ],
      source: "docs.wazirx.com by general knowledge: 64 and 40 letters and digits",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://wazirx.com/settings/keys",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "docs.wazirx.com by general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
