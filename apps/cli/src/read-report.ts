import { readFile, stat } from "node:fs/promises";
import { KeyguardError, type Report } from "@keyguard/core";

const MOST_BYTES = 512 * 1024 * 1024;

function missing(task: string, cause: unknown): KeyguardError {
  return new KeyguardError("KG_PATH_NOT_FOUND", `Cannot ${task}: it does not exist or cannot be read`, {
    hint: "check the path; it is relative to the current directory",
    cause,
  });
}

/** A report as it lies on disk: UTF-8, or the UTF-16 that Windows PowerShell writes with `>`. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(marked).decode(bytes);
}

/** The value of a JSON text; the message has the line, not the text. */
async function parse(text: string, refuse: (what: string, hint: string) => KeyguardError): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { jsonErrorLine } = await import("@keyguard/guard/findings");
    const hint = "write it with --format json; a run that was killed leaves half a file";
    throw refuse(`it is not whole JSON${jsonErrorLine(text, error)}`, hint);
  }
}

/**
 * Reads a report that was written with `--format json`.
 *
 * @param task what cannot be done without it, such as `merge report 2`: a path may be anything, and is not repeated
 * @throws {KeyguardError} `KG_PATH_NOT_FOUND`; `KG_REPORT_INVALID` for half a file, another version or no report
 */
export async function readReport(path: string, task: string): Promise<Report> {
  const refuse = (what: string, hint: string): KeyguardError =>
    new KeyguardError("KG_REPORT_INVALID", `Cannot ${task}: ${what}`, { hint });
  const { size } = await stat(path).catch((error: unknown) => Promise.reject(missing(task, error)));
  if (size > MOST_BYTES) throw refuse("it is over 512 MiB", "scan in more shards");
  const bytes = await readFile(path).catch((error: unknown) => Promise.reject(missing(task, error)));
  const value = await parse(decode(bytes), refuse);
  const { reportSchema } = await import("@keyguard/core/schema");
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const version = (value as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === "number" && version > 1)
    throw refuse(`it is of version ${version}, and this keyguard reads version 1`, "update keyguard");
  const where = parsed.error.issues[0]?.path.join(".") ?? "";
  throw refuse(`it is no report of keyguard${where === "" ? "" : ` (at ${where})`}`, "write it with --format json");
}
