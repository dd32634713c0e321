import { KeyguardError, type Report, suggest } from "@keyguard/core";
import type { RenderOptions } from "./options.ts";

/** Every format a report can take. */
export const FORMATS = ["text", "json", "sarif", "junit", "markdown", "html", "csv", "gitlab"] as const;
/** A format a report can take. */
export type Format = (typeof FORMATS)[number];

type Renderer = (report: Report, options: RenderOptions) => string | Promise<string>;

/** Each format is loaded when it is asked for: a commit hook pays for `text` alone. */
const RENDERERS: Readonly<Record<Format, () => Promise<Renderer>>> = {
  text: async () => (await import("./text.ts")).renderText,
  json: async () => (await import("./json.ts")).renderJson,
  sarif: async () => (await import("./sarif.ts")).renderSarif,
  junit: async () => (await import("./junit.ts")).renderJunit,
  markdown: async () => (await import("./markdown.ts")).renderMarkdown,
  html: async () => (await import("./html.ts")).renderHtml,
  csv: async () => (await import("./csv.ts")).renderCsv,
  gitlab: async () => (await import("./gitlab.ts")).renderGitlab,
};

/**
 * The format of a name.
 *
 * @throws {KeyguardError} `KG_USAGE` for a name that is none; the name is not echoed
 */
export function parseFormat(name: string): Format {
  const format = FORMATS.find((known) => known === name);
  if (format !== undefined) return format;
  const near = suggest(name, FORMATS);
  throw new KeyguardError("KG_USAGE", "Cannot write a report: its format is not known", {
    hint: near === undefined ? `use one of ${FORMATS.join(", ")}` : `did you mean "${near}"?`,
  });
}

/**
 * One report in one format.
 *
 * @returns the whole text, ending in a line feed; equal input gives equal bytes
 * @throws {KeyguardError} `KG_OUTPUT` for a report that is larger than a text can be, half a gigabyte
 *
 * @example
 * ```ts
 * import { render } from "@keyguard/report";
 *
 * const report = { schemaVersion: 1, tool: { name: "keyguard", version: "1.0.0" }, complete: true, skipped: [], findings: [] } as const;
 * console.log(await render("text", report)); // No findings
 * ```
 */
export async function render(format: Format, report: Report, options: RenderOptions = {}): Promise<string> {
  const renderer = await RENDERERS[format]();
  try {
    return await renderer(report, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new KeyguardError("KG_OUTPUT", `Cannot write the report as ${format}: it is larger than a text can be`, {
      hint: "scan in parts, or leave out with --exclude what holds so many findings",
      cause: error,
    });
  }
}
