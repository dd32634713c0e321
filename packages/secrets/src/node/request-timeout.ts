import { parseDuration } from "@keyguard/core";
import type { Environment } from "../variables.ts";

/** `KEYGUARD_TIMEOUT`, the deadline of one request; empty for the default. All attempts together get three times that. */
export function requestTimeout(environment: Environment): {
  readonly timeoutMs?: number;
  readonly deadlineMs?: number;
} {
  const text = environment["KEYGUARD_TIMEOUT"];
  if (text === undefined || text === "") return {};
  const timeoutMs = Math.max(1, parseDuration(text));
  return { timeoutMs, deadlineMs: timeoutMs * 3 };
}
