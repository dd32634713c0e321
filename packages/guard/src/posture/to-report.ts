import { type Report, REPORT_SCHEMA_VERSION } from "@keyguard/core";
import type { Posture } from "./posture.ts";

/** A posture in the envelope that every command prints. */
export function toReport(posture: Posture, version: string): Report {
  const { complete, skipped, findings, keys, checks, egress } = posture;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version },
    complete,
    skipped,
    findings,
    keys,
    checks,
    egress,
  };
}
