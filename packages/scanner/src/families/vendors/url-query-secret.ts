import type { Family } from "../family.ts";

export const urlQuerySecret: Family = {
  id: "url-query-secret",
  name: "Address with a secret",
  category: "generic",
  finds: "an address with a secret among its parameters",
  attackerCould: "call the service in the owner's name",
  remedy: "Make a new key at the service and delete this one.",
  severity: "medium",
  parts: [{ kind: "url", label: "parameter", shapes: [], structure: "url-query", contextRequired: false }],
  keywords: ["apikey", "api_key", "token", "access_token"],
  source: "RFC 3986; passivbot log classes",
  asOf: "2026-11",
  confidence: "high",
};
