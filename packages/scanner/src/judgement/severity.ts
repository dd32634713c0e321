import { SEVERITIES, type Severity } from "@keyguard/core";

/** The severity `steps` less bad, `info` at the least. */
export function lower(severity: Severity, steps = 1): Severity {
  return SEVERITIES[Math.min(SEVERITIES.length - 1, SEVERITIES.indexOf(severity) + steps)] ?? severity;
}
