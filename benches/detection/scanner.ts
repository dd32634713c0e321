import { spawnSync } from "node:child_process";
import type { Encoding, Reported } from "../../packages/testkit/src/corpus/index.ts";

/** A corpus on disk, as every scanner sees it. */
export interface Tree {
  readonly dir: string;
  /** Paths relative to `dir`, with `/`. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that are not UTF-8. */
  readonly encodings: ReadonlyMap<string, Encoding>;
}

/** One scanner that is compared. */
export interface Scanner {
  readonly name: string;
  /** Its version, or undefined where it is not installed. */
  version(): string | undefined;
  scan(tree: Tree): Promise<readonly Reported[]>;
}

/** The first line that a command prints, or undefined when it cannot be run. */
export function versionOf(command: string, ...args: string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", timeout: 60_000 });
  return status === 0 ? (stdout || stderr).trim().split("\n").at(-1) : undefined;
}

/** What a command prints; scanners exit with 1 when they found something, so the status is not judged. */
export function outputOf(command: string, args: readonly string[], cwd: string): string {
  const { stdout, error } = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 30, timeout: 3_600_000 });
  if (error !== undefined) throw error;
  return stdout;
}

/** A path as the answers have it. */
export function relativeTo(dir: string, path: string): string {
  const plain = path.replaceAll("\\", "/").replace(/^\.\//u, "");
  return plain.startsWith(`${dir}/`) ? plain.slice(dir.length + 1) : plain;
}

/** The exchange that a rule's name names, in lower case: its first word. */
export function labelOf(rule: string): string | null {
  const word = rule.toLowerCase().split(/[^a-z0-9]+/u)[0] ?? "";
  return word === "" || word === "generic" ? null : word;
}
