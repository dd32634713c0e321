// The published JSON Schemas, from the schemas that the code itself reads with.
import { configJsonSchema, reportJsonSchema } from "../packages/core/src/schema/index.ts";

/** Every schema by its path from the root. */
export function schemaFiles(): Record<string, string> {
  return {
    "docs/schema/report.v1.json": `${JSON.stringify(reportJsonSchema(), null, 2)}\n`,
    "docs/schema/config.v1.json": `${JSON.stringify(configJsonSchema(), null, 2)}\n`,
  };
}
