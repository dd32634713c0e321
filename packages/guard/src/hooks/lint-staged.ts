import { lineEndOf } from "./line-edit.ts";

/** lint-staged adds files' names, which the hook passes over: it looks at the index. */
const COMMAND = "keyguard hook pre-commit";
/** What calls keyguard already, in this form or one that somebody prefers. */
const CALL = /keyguard (?:hook|scan)\b/u;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\u{feff}/u, ""));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The indentation of the first nested line, or two blanks. */
function indentOf(text: string): string {
  return /\n([ \t]+)"/u.exec(text)?.[1] ?? "  ";
}

function withCommand(tasks: Record<string, unknown>): Record<string, unknown> | undefined {
  const all = tasks["*"];
  if (all === undefined) return { "*": COMMAND, ...tasks };
  const commands = Array.isArray(all) ? (all as unknown[]) : [all];
  if (!commands.every((command) => typeof command === "string")) return undefined;
  return { ...tasks, "*": [COMMAND, ...commands] };
}

/**
 * A lint-staged configuration in JSON that also looks at what is staged.
 *
 * @param text a `package.json` with a `lint-staged` table, or a `.lintstagedrc.json`
 * @param inPackage true for a `package.json`
 * @returns the same text where it does already; undefined where its owner has to put it in
 */
export function lintStagedConfig(text: string, inPackage: boolean): string | undefined {
  const document = parse(text);
  const tasks = inPackage ? document?.["lint-staged"] : document;
  if (document === undefined || !isRecord(tasks)) return undefined;
  if (CALL.test(JSON.stringify(tasks))) return text;
  const changed = withCommand(tasks);
  if (changed === undefined) return undefined;
  const whole = inPackage ? { ...document, "lint-staged": changed } : changed;
  const written = JSON.stringify(whole, null, indentOf(text)).replaceAll("\n", lineEndOf(text));
  return `${text.startsWith("\u{feff}") ? "\u{feff}" : ""}${written}${/\r?\n$/u.exec(text)?.[0] ?? ""}`;
}
