import type { AllowlistRules } from "./exchange.ts";
import { run, type Shape } from "./grammar.ts";

/** Values of an exchange that says nothing about their form. They prove nothing by themselves: a named slot must. */
export const OPAQUE: readonly Shape[] = [
  [run("base64url", [16, 128])],
  [run("base64", [16, 128])],
  [run("base64", [16, 128]), "="],
  [run("base64", [16, 128]), "=="],
];

/** Of an exchange whose documentation was found to say nothing about addresses. */
export const UNSTATED_ALLOWLIST: AllowlistRules = {
  support: "unknown",
  maxEntries: null,
  cidr: "unknown",
  ipv6: "unknown",
  separator: null,
  source: "no statement found in the documentation of its API",
  asOf: "2026-11",
  confidence: "low",
};
