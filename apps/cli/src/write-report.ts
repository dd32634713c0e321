import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { atOrAbove, KeyguardError, type Report, SEVERITIES, type Severity, systemReason } from "@keyguard/core";
import type { Format, RenderOptions } from "@keyguard/report";
import type { Context, OptionSpec } from "./command.ts";
import { EXIT } from "./exit-code.ts";

/** Options of every command that ends in a report. */
export const REPORT_OPTIONS: readonly OptionSpec[] = [
  {
    name: "format",
    short: "f",
    value: "FORMAT",
    choices: ["text", "json", "sarif", "junit", "markdown", "html", "csv", "gitlab"],
    multiple: true,
    help: "how to print the report; with several, each goes to the --output in the same place",
  },
  {
    name: "output",
    short: "o",
    value: "FILE",
    multiple: true,
    help: "write the report there too; the terminal still shows it as text",
  },
  {
    name: "threshold",
    value: "SEVERITY",
    choices: SEVERITIES,
    help: "the least severity that makes the exit code 1 (default: medium)",
  },
];

/** The exit code of a finished report. */
export function exitCodeOf(report: Report, threshold: Severity): number {
  if (!report.complete) return EXIT.incomplete;
  const failed =
    report.checks?.some(({ result, severity }) => result === "fail" && atOrAbove(severity, threshold)) === true;
  return failed || report.findings.some(({ severity }) => atOrAbove(severity, threshold)) ? EXIT.findings : EXIT.ok;
}

/** The `--threshold` that was given, or `medium`. */
export function thresholdOf(context: Context): Severity {
  return (context.args.value("threshold") as Severity | undefined) ?? "medium";
}

/** The formats whose readers ask when a report was made; the others stay equal for equal findings. */
const DATED: ReadonlySet<Format> = new Set(["html", "gitlab"]);

function moment(format: Format): RenderOptions {
  return DATED.has(format) ? { generatedAt: new Date().toISOString() } : {};
}

/**
 * Prints a report to stdout and to the files that `--output` names.
 *
 * With files, the terminal gets the text view, and each file its `--format` in order; a lone format
 * serves every file.
 */
export async function writeReport(context: Context, report: Report, options: RenderOptions = {}): Promise<void> {
  const { args, stdout, cwd } = context;
  const files = args.values("output");
  const formats = args.values("format") as readonly Format[];
  if (files.length === 0 && formats.length > 1)
    throw new KeyguardError("KG_USAGE", "Cannot print several formats at once: each but one needs a file", {
      hint: "give as many --output FILE as --format FORMAT",
    });
  if (files.length > 0 && formats.length > 1 && formats.length !== files.length)
    throw new KeyguardError("KG_USAGE", "Cannot tell which format goes to which file: the numbers differ", {
      hint: "give as many --output FILE as --format FORMAT",
    });
  const { render } = await import("@keyguard/report");
  const view: Format = files.length > 0 ? "text" : (formats[0] ?? "text");
  await stdout.write(
    await render(view, report, {
      ...moment(view),
      threshold: thresholdOf(context),
      ...options,
      ...(view === "text" ? { colour: stdout.colour, width: stdout.columns } : {}),
    }),
  );
  for (const [i, file] of files.entries()) {
    const format = formats[i] ?? formats[0] ?? "text";
    try {
      const more = { ...moment(format), threshold: thresholdOf(context), ...options };
      await putFile(resolve(cwd, file), await render(format, report, more));
    } catch (error) {
      throw new KeyguardError(
        "KG_OUTPUT",
        `Cannot write the report to file ${i + 1} of ${files.length}: ${systemReason(error)}`,
        { hint: "check that the directory exists, can be written and has room", cause: error },
      );
    }
  }
}

/** A file is replaced whole, so that a full disk leaves the old report; a pipe or a device is written to. */
async function putFile(path: string, text: string): Promise<void> {
  const now = lstatSync(path, { throwIfNoEntry: false });
  if (now !== undefined && !now.isFile()) {
    const { writeFile } = await import("node:fs/promises");
    return writeFile(path, text);
  }
  const { replaceFile } = await import("@keyguard/core/node");
  return replaceFile(path, text);
}
