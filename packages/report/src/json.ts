import type { Report } from "@keyguard/core";
import { jsonText } from "./json-text.ts";

/** The report itself, as `docs/schema/report.v1.json` describes it. Its shape does not depend on any option. */
export function renderJson(report: Report): string {
  return jsonText(report);
}
