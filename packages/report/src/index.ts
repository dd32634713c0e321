export { type RenderOptions, type RuleHelp } from "./options.ts";
export { inertLines, printable } from "./printable.ts";
export { type Format, FORMATS, parseFormat, render } from "./render.ts";
export { mergeReports } from "./merge.ts";
export { renderJson } from "./json.ts";
export { renderText } from "./text.ts";
