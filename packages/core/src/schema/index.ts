export { configJsonSchema, configSchema, keyConfigSchema } from "./config.ts";
export { reportJsonSchema, reportSchema } from "./report.ts";
