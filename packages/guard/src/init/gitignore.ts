import { appendLines } from "../hooks/line-edit.ts";

/** What a project with exchange keys keeps out of git. A `!` takes out what may be published. */
export const IGNORED_FILES: readonly string[] = [
  ".env",
  ".env.*",
  "*.env",
  "!.env.example",
  "!.env.sample",
  "!.env.template",
  "!.env.dist",
  "!example.env",
  "!sample.env",
  "secrets/",
  ".secret",
  ".secrets",
  "*.key",
  "*.pem",
  "*.p12",
  "*.pfx",
  "*.jks",
  "*.keystore",
  "*.mnemonic",
  "*-keypair.json",
  "UTC--*",
  "keystore/",
  "wallet.dat",
  "cdp_api_key.json",
];

const TITLE = "# Keys, wallets and secrets (keyguard)";

/**
 * A `.gitignore` with the entries it lacks at its end; what is there stays as it is.
 *
 * Exceptions are written again where an entry that they limit is added, because the last match counts.
 *
 * @param text the file, or an empty text
 * @returns the same text where nothing is missing
 */
export function withIgnoredFiles(text: string): string {
  const present = new Set(text.split(/\r?\n/u).map((line) => line.trim()));
  const missing = IGNORED_FILES.filter((line) => !present.has(line));
  if (missing.length === 0) return text;
  const wide = missing.some((line) => line === ".env.*" || line === "*.env");
  const lines = IGNORED_FILES.filter((line) => missing.includes(line) || (wide && line.startsWith("!")));
  return appendLines(text, [...(text === "" ? [] : [""]), TITLE, ...lines]);
}

/** A `.gitattributes` by which two branches' baselines merge without a conflict. */
export function withUnionMerge(text: string, baseline: string): string {
  const line = `${baseline} merge=union`;
  return text.split(/\r?\n/u).includes(line) ? text : appendLines(text, [line]);
}
