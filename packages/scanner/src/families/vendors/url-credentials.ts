import type { Family } from "../family.ts";

export const urlCredentials: Family = {
  id: "url-credentials",
  name: "Address with a password",
  category: "generic",
  finds: "an address that holds a password",
  attackerCould: "sign in to the database or service behind it",
  remedy: "Change the password and put the address into a store.",
  severity: "high",
  parts: [{ kind: "url", label: "address", shapes: [], structure: "url-credentials", contextRequired: false }],
  keywords: ["database_url", "mongo", "postgres", "mysql", "redis", "amqp", "dsn"],
  source: "RFC 3986; passivbot log classes",
  asOf: "2026-11",
  confidence: "high",
};
